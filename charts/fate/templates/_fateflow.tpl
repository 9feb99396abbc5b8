{{/* FATE-Flow's settings: what may be read by anyone, and what holds passwords, in one folder. */}}
{{- define "fate.fateflow.volume" -}}
- name: python-confs
  projected:
    sources:
      - configMap:
          name: python-config
      - secret:
          name: python-config
{{- end }}

{{/* Whether it computes with Spark, be it a cluster or the process's own. */}}
{{- define "fate.spark" -}}
{{- if has .Values.computing (list "Spark" "Spark_local") }}true{{ end }}
{{- end }}

{{- define "fate.fateflow.variant" -}}
{{- if include "fate.spark" . }}-spark{{ end }}{{ include "fate.image.variant" . }}
{{- end }}

{{/* Which table of routes FATE-Flow reads itself: pulsar, rabbitmq or none, since OSX has its own. */}}
{{- define "fate.fateflow.routes" -}}
{{- if has .Values.federation (list "Pulsar" "RabbitMQ") }}{{ lower .Values.federation }}{{ end }}
{{- end }}
