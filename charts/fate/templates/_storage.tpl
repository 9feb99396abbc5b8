{{/*
Data of a component lives in one of three: a volume that goes with the pod, a claim made by someone else, or claims of its own.
"fate.data.volume" gives the first two, "fate.data.claims" the third; each is empty when the other is meant.
  a component, and  volume  the volume's name
*/}}
{{- define "fate.data.volume" -}}
{{- if not .root.Values.persistence.enabled }}
- name: {{ .volume }}
  emptyDir: {}
{{- else if .values.existingClaim }}
- name: {{ .volume }}
  persistentVolumeClaim:
    claimName: {{ .values.existingClaim }}
{{- end }}
{{- end }}

{{- define "fate.data.claims" -}}
{{- if and .root.Values.persistence.enabled (not .values.existingClaim) }}
volumeClaimTemplates:
  - metadata:
      name: {{ .volume }}
      labels: {{- include "fate.labels" . | nindent 8 }}
    spec:
      accessModes: [{{ .values.accessMode }}]
      {{- with .values.storageClass }}
      storageClassName: {{ . }}
      {{- end }}
      resources:
        requests:
          storage: {{ .values.size }}
{{- end }}
{{- end }}
