{{- define "kubefate.cluster" -}}
fate-serving
{{- end }}

{{/*
Which image a container runs, and when it is pulled: root, image, tag where it is not the chart's. A registry has all images in one
place, whatever they are under at Docker Hub.
*/}}
{{- define "kubefate.image" -}}
{{- $image := printf "%s:%s" .image (.tag | default .root.Values.image.tag | toString) }}
{{- with .root.Values.image.registry }}
{{- $image = print (trimSuffix "/" .) "/" (base $image) }}
{{- end }}
image: {{ $image | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy | quote }}
{{- end }}
