{{/*
The database of the party's metadata, as a document: host, port, name, user, password. It is module mysql unless another is given.
*/}}
{{- define "fate.database" -}}
{{- $mysql := .Values.modules.mysql }}
host: {{ .Values.externalMysqlIp | default $mysql.ip | quote }}
port: {{ .Values.externalMysqlPort | default $mysql.port | int }}
name: {{ .Values.externalMysqlDatabase | default $mysql.database | quote }}
user: {{ .Values.externalMysqlUser | default $mysql.user | include "kubefate.text" | quote }}
password: {{ .Values.externalMysqlPassword | default $mysql.password | include "kubefate.text" | quote }}
{{- end }}

{{/* An environment variable with the database's password. */}}
{{- define "fate.database.passwordVariable" -}}
- name: MYSQL_PASSWORD
  valueFrom:
    secretKeyRef:
      name: mysql-account
      key: password
{{- end }}
