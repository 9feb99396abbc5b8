{{/*
What the charts of this project share. A chart that depends on this one defines two templates itself: "kubefate.cluster", the label that
tells its kind from others, and "kubefate.image".

A component is a dict that most helpers take:
  root    the chart's top, that is $
  name    the value of its label fateMoudle, which its Services and workloads select by
  values  its part of .Values.modules
*/}}

{{/* Labels of every object of a component. The spelling of fateMoudle is what clients look for. */}}
{{- define "kubefate.labels" -}}
fateMoudle: {{ .name }}
{{ include "kubefate.labels.common" .root }}
{{- end }}

{{- define "kubefate.labels.common" -}}
{{ include "kubefate.labels.party" . }}
owner: kubefate
cluster: {{ include "kubefate.cluster" . }}
heritage: {{ .Release.Service }}
release: {{ .Release.Name }}
chart: {{ .Chart.Name }}
{{- end }}

{{/* What sets the pods of a component apart from all others. It must not change: Kubernetes refuses another selector. */}}
{{- define "kubefate.selector" -}}
fateMoudle: {{ .name }}
{{ include "kubefate.labels.party" .root }}
{{- end }}

{{- define "kubefate.labels.party" -}}
name: {{ .Values.partyName | quote }}
partyId: {{ include "kubefate.text" .Values.partyId | quote }}
{{- end }}

{{/* A number or a text as text. YAML reads 10000000 as a number, and Go would print that as 1e+07. */}}
{{- define "kubefate.text" -}}
{{- if kindIs "float64" . }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}

{{/*
An annotation that changes with a file of settings, so that pods restart to read the new ones.
  root, file  the template below templates/ which has them
*/}}
{{- define "kubefate.checksum" -}}
checksum/config: {{ include (print .root.Template.BasePath "/" .file) .root | sha256sum }}
{{- end }}

{{/* A text as a value in a .properties file, which gives backslashes a meaning and ends at a line. */}}
{{- define "kubefate.property" -}}
{{- . | toString | replace "\\" "\\\\" | replace "\n" "\\n" -}}
{{- end }}
