{{- define "kubefate.cluster" -}}
fate
{{- end }}

{{/*
Which image a container runs, and when it is pulled: root, image, tag. Without a tag, it is the one that the version of FATE has for the
component called name.
*/}}
{{- define "kubefate.image" -}}
{{- $tag := .tag }}
{{- if not $tag }}
{{- $tags := (include "fate.version" .root | fromYaml).tags }}
{{- $tag = get $tags .name | default $tags.fate }}
{{- end }}
{{- $image := printf "%s:%s" .image (toString $tag) }}
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
