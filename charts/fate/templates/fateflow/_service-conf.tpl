{{/* FATE-Flow's own settings. The pod replaces fateflow_ip by its address at start, since other parties must be able to call back. */}}
{{- define "fate.fateflow.serviceConf" -}}
{{- $python := .Values.modules.python -}}
{{- $levels := dict "DEBUG" 10 "INFO" 20 "WARNING" 30 "ERROR" 40 -}}
party_id: {{ include "kubefate.text" .Values.partyId | quote }}
use_registry: {{ .Values.modules.serving.useRegistry | default false }}
log_level: {{ get $levels ($python.logLevel | default "INFO") | default 20 }}
encrypt:
  key_0:
    module: fate_flow.hub.encrypt.password_encrypt#pwdecrypt
    private_path: private_key.pem
fateflow:
  host: fateflow_ip
  http_port: 9380
  grpc_port: 9360
  proxy_name: {{ ternary "nginx" "osx" (eq (include "fate.spark" .) "true") }}
  nginx:
    host:
    http_port:
    grpc_port:
{{- include "fate.fateflow.engines" . | nindent 0 }}
default_provider:
  name: fate
  version:
  device: local
hook_module:
  client_authentication: fate_flow.hook.flow.client_authentication
  site_authentication: fate_flow.hook.flow.site_authentication
  permission: fate_flow.hook.flow.permission
authentication:
  client: false
  site: false
  permission: false
{{- include "fate.fateflow.stores" . | nindent 0 }}
{{- end }}
