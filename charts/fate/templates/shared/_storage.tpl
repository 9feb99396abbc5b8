{{/*
Data of a component lives in one of three: a volume that goes with the pod, a claim made by someone else, or claims of its own.
"kubefate.data.volume" gives the first two, "kubefate.data.claims" the third; each is empty when the other is meant.
  a component, and  volume  the volume's name
*/}}
{{- define "kubefate.data.volume" -}}
{{- if not .root.Values.persistence.enabled }}
- name: {{ .volume }}
  emptyDir: {}
{{- else if .values.existingClaim }}
- name: {{ .volume }}
  persistentVolumeClaim:
    claimName: {{ .values.existingClaim }}
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
accessModes: [{{ .values.accessMode }}]
{{- with .values.storageClass }}
storageClassName: {{ ternary "" . (eq . "-") | quote }}
{{- end }}
resources:
  requests:
    storage: {{ .values.size }}
{{- end }}
