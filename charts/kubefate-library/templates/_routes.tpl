{{/*
A table of routes, party by party. Numbers of parties stay unquoted, as FATE's own tables have them.
*/}}
{{- define "kubefate.routes" -}}
{{- range $party, $route := . }}
{{ $party }}: {{- toYaml $route | nindent 2 }}
{{- end }}
{{- end }}
