{{- define "kubefate.cluster" -}}
fate-exchange
{{- end }}

{{/* Which image a container runs, and when it is pulled: root, image, tag where it is not the chart's. */}}
{{- define "kubefate.image" -}}
image: {{ printf "%s/%s:%s" (trimSuffix "/" .root.Values.image.registry) .image (.tag | default .root.Values.image.tag | toString) | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy | quote }}
{{- end }}
