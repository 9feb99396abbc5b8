{{/*
Image and resources of a container.
  a component, and  variant  what is appended to the image's name, such as -nn
*/}}
{{- define "kubefate.container" -}}
{{ include "kubefate.image" (dict "root" .root "image" (print .values.image (.variant | default "")) "tag" .values.imageTag) }}
{{- with .values.resources }}
resources: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/*
Where a component's pods run, and as whom.
  a component, and  account  instead of the party's service account
*/}}
{{- define "kubefate.scheduling" -}}
{{- range $key := list "nodeSelector" "tolerations" "affinity" }}
{{- with index $.values $key }}
{{ $key }}: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- with .root.Values.image.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
serviceAccountName: {{ .account | default (include "kubefate.serviceAccount" .root) }}
restartPolicy: Always
{{- end }}

{{- define "kubefate.serviceAccount" -}}
{{- ternary .Values.partyName "default" .Values.podSecurityPolicy.enabled -}}
{{- end }}

{{/*
The three probes of a container: alive, ready, started.
  action     what to do: httpGet, tcpSocket or exec, as Kubernetes has it
  liveness, readiness  delay and timeout in seconds where the usual 1 and 3 do not fit
*/}}
{{- define "kubefate.probes" -}}
{{- $action := .action }}
{{- range $name := list "liveness" "readiness" }}
{{- $own := get $ $name | default dict }}
{{ $name }}Probe:
  {{- include "kubefate.probe.action" (dict "name" $name "action" $action) | nindent 2 }}
  initialDelaySeconds: {{ $own.delay | default 1 }}
  periodSeconds: 10
  timeoutSeconds: {{ $own.timeout | default 3 }}
  successThreshold: 1
  failureThreshold: 3
{{- end }}
startupProbe:
  {{- include "kubefate.probe.action" (dict "name" "startup" "action" $action) | nindent 2 }}
  periodSeconds: 10
  failureThreshold: 12
{{- end }}

{{/* A probe over HTTP names itself in a header, so that access logs can leave it out. */}}
{{- define "kubefate.probe.action" -}}
{{- toYaml .action }}
{{- if .action.httpGet }}
  httpHeaders:
    - name: X-Custom-Header
      value: {{ .name }}Probe
{{- end }}
{{- end }}
