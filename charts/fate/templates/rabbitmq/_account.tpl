{{/* RabbitMQ makes one account when it first starts. FATE-Flow uses that, unless it is given another. */}}
{{- define "fate.rabbitmq.password" -}}
{{- .Values.modules.rabbitmq.password | default (include "fate.rabbitmq.defaultPassword" .) | include "kubefate.text" }}
{{- end }}

{{- define "fate.rabbitmq.defaultPassword" -}}
{{- $values := .Values.modules.rabbitmq }}
{{- if not $values.include }}{{- /* Its settings are written all the same, and must not change each time. */ -}}
fate
{{- else }}
{{- $same := ternary $values.password "" (eq $values.user $values.default_user) }}
{{- $secret := dict "root" . "secret" "rabbitmq-account" "key" "RABBITMQ_DEFAULT_PASS" }}
{{- $running := list (dict "kind" "Deployment" "name" "rabbitmq" "variable" "RABBITMQ_DEFAULT_PASS") }}
{{- $given := $values.default_pass | default $same }}
{{- include "kubefate.password" (merge (dict "given" $given "running" $running "former" "fate") $secret) }}
{{- end }}
{{- end }}
