{{/* Starts rollsite of FATE 1.x with its logs going to the container's. */}}
{{- define "kubefate.rollsite.start" -}}
logs=/data/projects/fate/eggroll/logs/eggroll
mkdir -p $logs
ln -sf /dev/stdout $logs/eggroll-audit.log
ln -sf /dev/stdout $logs/eggroll.jvm.log
ln -sf /dev/stderr $logs/eggroll.jvm.err.log
exec java -Dlog4j.configurationFile=${EGGROLL_HOME}/conf/log4j2.properties -cp ${EGGROLL_HOME}/lib/*:${EGGROLL_HOME}/conf/ \
  com.webank.eggroll.rollsite.EggSiteBootstrap -c ${EGGROLL_HOME}/conf/eggroll.properties
{{- end }}
