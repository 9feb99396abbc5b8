{{/* Holds FATE-Flow back until it can log in to its database; the reason why not is in this container's log. */}}
{{- define "fate.fateflow.waitForDatabase" -}}
{{- $database := include "fate.database" . | fromYaml -}}
{{- $mysql := .Values.modules.mysql -}}
- name: ping-mysql
  {{- include "kubefate.image" (dict "root" . "image" $mysql.image "tag" $mysql.imageTag) | nindent 2 }}
  env:
    - name: MYSQL_HOST
      value: {{ $database.host | quote }}
    - name: MYSQL_PORT
      value: {{ $database.port | quote }}
    - name: MYSQL_DATABASE
      value: {{ $database.name | quote }}
    - name: MYSQL_USER
      value: {{ $database.user | quote }}
    {{- include "fate.database.passwordVariable" . | nindent 4 }}
  command:
    - /bin/bash
    - -c
    - |
      export MYSQL_PWD="$MYSQL_PASSWORD"
      until mysql --host="$MYSQL_HOST" --port="$MYSQL_PORT" --user="$MYSQL_USER" --execute='SELECT 1' "$MYSQL_DATABASE" >/dev/null
      do sleep 2
      done
{{- end }}

{{/* Settings are mounted where they cannot be written, so they are copied before the pod's address goes into them. */}}
{{- define "fate.fateflow.start" -}}
flow=/data/projects/fate/fate_flow
cp /data/projects/fate/conf-tmp/service_conf.yaml $flow/conf/service_conf.yaml
sed -i "s/host: fateflow_ip/host: ${POD_IP}/" $flow/conf/service_conf.yaml
{{- if include "fate.spark" . }}
spark=/data/projects/spark-3.1.3-bin-hadoop3.2/conf
cp $spark/spark-defaults-template.conf $spark/spark-defaults.conf
sed -i "s/fateflow/${POD_IP}/g" $spark/spark-defaults.conf
{{- end }}
{{- if eq .Values.federation "Pulsar" }}
# The table of routes has texts for parties, and FATE looks for numbers in it.
sed -i "s/int(party.party_id)/str(party.party_id)/g" \
  /data/projects/fate/fate/python/fate/arch/federation/backends/pulsar/_federation.py
{{- end }}
{{- with include "fate.fateflow.routes" . }}
cp $flow/conf/{{ . }}_route_table/{{ . }}_route_table.yaml $flow/
cp $flow/conf/{{ . }}_route_table/{{ . }}_route_table.yaml $flow/conf/
{{- end }}
# PyMySQL needs it to log in to MySQL 8, and not every image has it.
python -c 'import cryptography' 2>/dev/null || pip install cryptography
# It does not handle SIGTERM, and as the first process of a container it would ignore it, so the shell remains the first and passes it on.
python fate_flow/python/fate_flow/fate_flow_server.py &
trap 'kill $!' TERM
wait $!
{{- end }}
