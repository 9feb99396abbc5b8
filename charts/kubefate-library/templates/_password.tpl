{{/*
A password: the one given, else the one its Secret has already, else a new one, which is the same wherever this release asks for it.
  root, secret, key  where it is kept
  given              by the values
  running            where parties installed by an older chart have it; an upgrade must not change it
  former             what they have if it is not found there
*/}}
{{- define "kubefate.password" -}}
{{- if .given }}
{{- include "kubefate.text" .given }}
{{- else }}
{{- $kept := dig "data" .key "" (lookup "v1" "Secret" .root.Release.Namespace .secret) }}
{{- if $kept }}
{{- b64dec $kept }}
{{- else if .root.Release.IsUpgrade }}
{{- include "kubefate.running" . | default .former }}
{{- else }}
{{- include "kubefate.password.new" . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kubefate.password.new" -}}
{{- $new := .root.Values.newPasswords | default dict }}
{{- $place := print .secret "/" .key }}
{{- if not (hasKey $new $place) }}
{{- $_ := set $new $place (randAlphaNum 24) }}
{{- $_ := set .root.Values "newPasswords" $new }}
{{- end }}
{{- get $new $place }}
{{- end }}
