{{/*
The database of the party's metadata, as a document: host, port, name, user, password. It is module mysql unless another is given.
*/}}
{{- define "fate.database" -}}
{{- $mysql := .Values.modules.mysql }}
host: {{ .Values.externalMysqlIp | default $mysql.ip | quote }}
port: {{ .Values.externalMysqlPort | default $mysql.port | int }}
name: {{ .Values.externalMysqlDatabase | default $mysql.database | quote }}
user: {{ .Values.externalMysqlUser | default $mysql.user | include "kubefate.text" | quote }}
password: {{ include "fate.database.password" . | quote }}
{{- end }}

{{- define "fate.database.password" -}}
{{- $outside := ternary "" "fate_dev" (empty .Values.externalMysqlIp) }}
{{- $given := .Values.externalMysqlPassword | default .Values.modules.mysql.password | default $outside }}
{{- $secret := dict "root" . "secret" "mysql-account" "key" "password" }}
{{- $server := dict "kind" "StatefulSet" "name" "mysql" "variable" "MYSQL_PASSWORD" }}
{{- $client := dict "kind" "StatefulSet" "name" "python" "variable" "MYSQL_PASSWORD" }}
{{- include "kubefate.password" (merge (dict "given" $given "running" (list $server $client) "former" "fate_dev") $secret) }}
{{- end }}

{{/* An environment variable with the database's password. */}}
{{- define "fate.database.passwordVariable" -}}
- name: MYSQL_PASSWORD
  valueFrom:
    secretKeyRef:
      name: mysql-account
      key: password
{{- end }}
