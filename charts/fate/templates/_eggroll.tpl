{{/* Eggroll's settings in a container, and where they come from: one goes into its volumeMounts, the other into the pod's volumes. */}}
{{- define "fate.eggroll.mount" -}}
- name: eggroll-confs
  mountPath: /data/projects/fate/eggroll/conf/eggroll.properties
  subPath: eggroll.properties
{{- end }}

{{- define "fate.eggroll.volume" -}}
- name: eggroll-confs
  secret:
    secretName: eggroll-config
{{- end }}
