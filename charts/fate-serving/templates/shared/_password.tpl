{{/*
A password: the one given, else the one its Secret has already, else a new one, which is the same wherever this release asks for it.
  root, secret, key  where it is kept
  given              by the values
  former             what parties installed by an older chart have; an upgrade must not change it
*/}}
{{- define "kubefate.password" -}}
{{- $kept := dig "data" .key "" (lookup "v1" "Secret" .root.Release.Namespace .secret) }}
{{- if .given }}
{{- include "kubefate.text" .given }}
{{- else if $kept }}
{{- b64dec $kept }}
{{- else if .root.Release.IsUpgrade }}
{{- .former }}
{{- else }}
{{- $new := .root.Values.newPasswords | default dict }}
{{- $place := print .secret "/" .key }}
{{- if not (hasKey $new $place) }}
{{- $_ := set $new $place (randAlphaNum 24) }}
{{- $_ := set .root.Values "newPasswords" $new }}
{{- end }}
{{- get $new $place }}
{{- end }}
{{- end }}
