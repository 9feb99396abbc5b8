{{- define "lib.labels" -}}
app: {{ .Chart.Name }}
managed-by: {{ .Release.Service }}
domain: {{ .Values.global.domain | quote }}
{{- end -}}
