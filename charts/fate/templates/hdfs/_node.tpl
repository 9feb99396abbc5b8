{{/* A probe of the page that a node serves on a port. */}}
{{- define "fate.hdfs.page" -}}
exec:
  command: [/bin/bash, -c, "curl -f localhost:{{ . }}"]
{{- end }}

{{/* Settings that a node's image takes from the environment. */}}
{{- define "fate.hdfs.environment" -}}
envFrom:
  - configMapRef:
      name: {{ .name }}-env
{{- end }}
