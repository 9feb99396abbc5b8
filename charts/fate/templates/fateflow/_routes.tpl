{{/* Where each party's Pulsar is; by way of an exchange or its proxy for parties not listed. */}}
{{- define "fate.fateflow.routes.pulsar" -}}
{{- $pulsar := .Values.modules.pulsar }}
{{- $self := dict "host" "pulsar" "port" 6650 "sslPort" 6651 "proxy" "" }}
{{- include "kubefate.routes" ($pulsar.route_table | default (dict (include "kubefate.text" .Values.partyId) $self)) }}
default:
{{- with $pulsar.exchange }}
  proxy: "{{ .ip }}:{{ .port }}"
  domain: {{ .domain | default "fate.org" | quote }}
{{- else }}
  proxy: proxy.fate.org:443
  domain: fate.org
  brokerPort: 6650
  brokerSslPort: 6651
{{- end }}
{{- end }}

{{/* Where each party's RabbitMQ is. */}}
{{- define "fate.fateflow.routes.rabbitmq" -}}
{{- $self := dict "host" "rabbitmq" "port" 5672 }}
{{- include "kubefate.routes" (.Values.modules.rabbitmq.route_table | default (dict (include "kubefate.text" .Values.partyId) $self)) }}
{{- end }}
