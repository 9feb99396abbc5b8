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
