{{- define "kubefate.cluster" -}}
fate-serving
{{- end }}

{{/*
Which image a container runs, and when it is pulled: root, image, tag where it is not the chart's. A registry has all images in one
place, whatever they are under at Docker Hub.
*/}}
{{- define "kubefate.image" -}}
{{- $registry := .root.Values.image.registry }}
image: {{ if $registry }}{{ trimSuffix "/" $registry }}/{{ base .image }}{{ else }}{{ .image }}{{ end }}:{{ .tag | default .root.Values.image.tag }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- end }}
