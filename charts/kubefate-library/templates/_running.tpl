{{/*
What runs was given as plain text, by a chart that had no Secret for it. Empty if it is not found.
  root     of the chart
  running  where to look, the first that has it counts:
    kind, name, variable  an environment variable of a workload
    kind, name, option    an argument of a workload, after this option
    name, file, property  a line of a file in a ConfigMap
*/}}
{{- define "kubefate.running" -}}
{{- $namespace := .root.Release.Namespace }}
{{- $found := "" }}
{{- range $place := .running }}
{{- if and (not $found) $place.property }}
{{- $text := dig "data" $place.file "" (lookup "v1" "ConfigMap" $namespace $place.name) }}
{{- $line := regexFind (print "(?m)^" $place.property "=.*$") $text }}
{{- $found = trimPrefix (print $place.property "=") $line | trim }}
{{- else if not $found }}
{{- $pod := dig "spec" "template" "spec" dict (lookup "apps/v1" $place.kind $namespace $place.name) }}
{{- range $container := concat (dig "containers" list $pod) (dig "initContainers" list $pod) }}
{{- range $variable := $container.env }}
{{- if and (not $found) $place.variable (eq $variable.name (print $place.variable)) }}
{{- $found = $variable.value | default "" }}
{{- end }}
{{- end }}
{{- $previous := "" }}
{{- range $argument := concat ($container.command | default list) ($container.args | default list) }}
{{- if and (not $found) $place.option (eq $previous (print $place.option)) }}
{{- $found = $argument }}
{{- end }}
{{- $previous = $argument }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- $found }}
{{- end }}
