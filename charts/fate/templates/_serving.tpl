{{/* FATE-Serving's host:port; empty when it has not been given. */}}
{{- define "fate.serving.address" -}}
{{- with .Values.modules.serving }}
{{- if and .ip .port }}{{ .ip }}:{{ .port }}{{ end }}
{{- end }}
{{- end }}
