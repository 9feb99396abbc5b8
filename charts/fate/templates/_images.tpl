{{- define "kubefate.cluster" -}}
fate
{{- end }}

{{/* Which image a container runs, and when it is pulled: root, image, tag. */}}
{{- define "kubefate.image" -}}
{{- $image := printf "%s:%s" .image (toString .tag) }}
{{- with .root.Values.image.registry }}
{{- $image = print (trimSuffix "/" .) "/" $image }}
{{- end }}
image: {{ $image | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy | quote }}
{{- end }}

{{/* The part of an image's name that says which algorithms it holds and on which device they run. */}}
{{- define "fate.image.variant" -}}
{{- get (dict "NN" "-nn" "ALL" "-all") .Values.algorithm -}}
{{- get (dict "IPCL" "-ipcl" "GPU" "-gpu") .Values.device -}}
{{- end }}
