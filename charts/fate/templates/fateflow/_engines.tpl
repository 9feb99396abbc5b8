{{/* What computes, what carries data, what keeps it. */}}
{{- define "fate.fateflow.engines" -}}
{{- $python := .Values.modules.python -}}
{{- $pulsar := $python.pulsar -}}
{{- $rabbitmq := $python.rabbitmq -}}
{{- $nginx := $python.nginx -}}
default_engines:
  computing: {{ ternary "spark" (lower .Values.computing) (eq .Values.computing "Spark_local") }}
  federation: {{ lower .Values.federation }}
  storage: {{ ternary "file" (lower .Values.storage) (eq .Values.storage "LocalFS") }}
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
    host: {{ include "fate.osx.host" . | quote }}
    port: 9370
    mode: stream
  pulsar:
    host: {{ $pulsar.host | quote }}
    port: {{ $pulsar.port }}
    mng_port: {{ $pulsar.mng_port }}
    topic_ttl: {{ $pulsar.topic_ttl }}
    cluster: {{ $pulsar.cluster | quote }}
    tenant: {{ $pulsar.tenant | quote }}
    route_table: conf/pulsar_route_table/pulsar_route_table.yaml
    mode: replication
    max_message_size: 1048576
  nginx:
    host: {{ $nginx.host | quote }}
    http_port: {{ $nginx.http_port }}
    grpc_port: {{ $nginx.grpc_port }}
    protocol: http
  rabbitmq:
    host: {{ $rabbitmq.host | quote }}
    mng_port: {{ $rabbitmq.mng_port }}
    port: {{ $rabbitmq.port }}
    user: {{ $rabbitmq.user | default .Values.modules.rabbitmq.user | include "kubefate.text" | quote }}
    password: {{ $rabbitmq.password | default (include "fate.rabbitmq.password" .) | include "kubefate.text" | quote }}
    route_table: conf/rabbitmq_route_table/rabbitmq_route_table.yaml
    mode: replication
    max_message_size: 1048576
storage:
  hdfs:
    name_node: {{ $python.hdfs.name_node | quote }}
{{- end }}
