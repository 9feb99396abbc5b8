{{/* What is different in this version of FATE, as a document: an entry of versions.yaml. */}}
{{- define "fate.version" -}}
{{- $versions := .Files.Get "versions.yaml" | fromYaml }}
{{- $version := get $versions .Chart.AppVersion }}
{{- if not $version }}
{{- printf "appVersion %s of Chart.yaml is not in versions.yaml, which has %s" .Chart.AppVersion (keys $versions | sortAlpha | join ", ") | fail }}
{{- end }}
{{- toYaml $version }}
{{- end }}
