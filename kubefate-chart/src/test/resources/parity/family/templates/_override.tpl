{{- define "back.greeting" -}}
the parent wins
{{- end -}}
