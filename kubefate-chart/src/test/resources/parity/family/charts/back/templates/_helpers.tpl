{{- define "back.name" -}}
{{ .Chart.Name }}-{{ .Release.Name }}-{{ include "back.greeting" . }}
{{- end -}}
{{- define "back.greeting" -}}
the child
{{- end -}}
