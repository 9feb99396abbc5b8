{{/*
Data of a component lives in one of three: a volume that goes with the pod, a claim made by someone else, or a claim made for it.
"kubefate.data.volume" gives the volume of a pod, "kubefate.data.claims" the claims of a StatefulSet, one for each pod, and
"kubefate.data.claim" the claim of a Deployment. Each is empty when another is meant.
  a component, and  volume  the volume's name
                    claim   the name of a Deployment's claim
*/}}
{{- define "kubefate.data.volume" -}}
{{- if not .root.Values.persistence.enabled }}
- name: {{ .volume }}
  emptyDir: {}
{{- else }}
{{- with .values.existingClaim | default .claim }}
- name: {{ $.volume }}
  persistentVolumeClaim:
    claimName: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kubefate.data.claim" -}}
{{- if and .root.Values.persistence.enabled (not .values.existingClaim) }}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ .claim }}
  labels: {{- include "kubefate.labels" . | nindent 4 }}
spec:
  {{- include "kubefate.data.spec" . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "kubefate.data.claims" -}}
{{- if and .root.Values.persistence.enabled (not .values.existingClaim) }}
volumeClaimTemplates:
  - metadata:
      name: {{ .volume }}
      labels: {{- include "kubefate.labels" . | nindent 8 }}
    spec:
      {{- include "kubefate.data.spec" . | nindent 6 }}
{{- end }}
{{- end }}

{{/* What is asked of a volume. A class of "-" means none, that is a volume that someone made by hand. */}}
{{- define "kubefate.data.spec" -}}
accessModes: [{{ .values.accessMode | quote }}]
{{- with .values.storageClass }}
storageClassName: {{ ternary "" . (eq . "-") | quote }}
{{- end }}
resources:
  requests:
    storage: {{ .values.size | quote }}
{{- end }}
