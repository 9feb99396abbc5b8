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

{{/* What computes, what carries data, what keeps it. */}}
{{- define "fate.fateflow.engines" -}}
{{- $python := .Values.modules.python -}}
{{- $pulsar := $python.pulsar -}}
{{- $rabbitmq := $python.rabbitmq -}}
{{- $nginx := $python.nginx -}}
default_engines:
  computing: {{ ternary "spark" (lower .Values.computing) (eq .Values.computing "Spark_local") }}
  federation: {{ lower .Values.federation }}
  storage: {{ lower .Values.storage }}
computing:
  standalone:
    cores: 32
  eggroll:
    cores: {{ mul $python.clustermanager.cores_per_node $python.clustermanager.nodes }}
    nodes: {{ $python.clustermanager.nodes }}
    host: clustermanager
    port: 4670
  spark:
    home: /data/projects/spark-3.1.3-bin-hadoop3.2/
    cores: {{ mul $python.spark.cores_per_node $python.spark.nodes }}
federation:
  osx:
    host: {{ include "fate.osx.host" . }}
    port: 9370
    mode: stream
  pulsar:
    host: {{ $pulsar.host }}
    port: {{ $pulsar.port }}
    mng_port: {{ $pulsar.mng_port }}
    topic_ttl: {{ $pulsar.topic_ttl }}
    cluster: {{ $pulsar.cluster }}
    tenant: {{ $pulsar.tenant }}
    route_table: conf/pulsar_route_table/pulsar_route_table.yaml
    mode: replication
    max_message_size: 1048576
  nginx:
    host: {{ $nginx.host }}
    http_port: {{ $nginx.http_port }}
    grpc_port: {{ $nginx.grpc_port }}
    protocol: http
  rabbitmq:
    host: {{ $rabbitmq.host }}
    mng_port: {{ $rabbitmq.mng_port }}
    port: {{ $rabbitmq.port }}
    user: {{ $rabbitmq.user | default .Values.modules.rabbitmq.user | include "kubefate.text" | quote }}
    password: {{ $rabbitmq.password | default (include "fate.rabbitmq.password" .) | include "kubefate.text" | quote }}
    route_table: conf/rabbitmq_route_table/rabbitmq_route_table.yaml
    mode: replication
    max_message_size: 1048576
storage:
  hdfs:
    name_node: {{ $python.hdfs.name_node }}
{{- end }}

{{/* Databases, models and where trained models are served. */}}
{{- define "fate.fateflow.stores" -}}
{{- $database := include "fate.database" . | fromYaml -}}
{{- $serving := .Values.modules.serving -}}
database:
  engine: mysql
  decrypt_key:
  mysql:
    name: {{ $database.name | quote }}
    user: {{ $database.user | quote }}
    passwd: {{ $database.password | quote }}
    host: {{ $database.host | quote }}
    port: {{ $database.port }}
    max_connections: 100
    stale_timeout: 30
  sqlite:
    path:
model_store:
  engine: file
  decrypt_key:
  file:
    path:
  mysql:
    name: fate_flow
    user: fate
    passwd: fate
    host: 127.0.0.1
    port: 3306
    max_connections: 100
    stale_timeout: 30
  tencent_cos:
    Region:
    SecretId:
    SecretKey:
    Bucket:
servings:
  hosts:
    - {{ include "fate.serving.address" . | quote }}
zookeeper: {{- toYaml $serving.zookeeper | nindent 2 }}
{{- end }}

{{/* FATE-Serving's host:port; empty when it has not been given. */}}
{{- define "fate.serving.address" -}}
{{- with .Values.modules.serving }}
{{- if and .ip .port }}{{ .ip }}:{{ .port }}{{ end }}
{{- end }}
{{- end }}
