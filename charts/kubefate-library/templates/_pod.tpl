{{/*
Image and resources of a container.
  a component, and  variant  what is appended to the image's name, such as -nn
*/}}
{{- define "kubefate.container" -}}
{{ include "kubefate.image" (dict "root" .root "name" .name "image" (print .values.image (.variant | default "")) "tag" .values.imageTag) }}
{{- with .values.resources }}
resources: {{- include "kubefate.resources" . | trim | nindent 2 }}
{{- end }}
{{- end }}

{{/* What a container reserves and may use, as text: Kubernetes before 1.24 refuses cpu: 4 as a number when it is applied by the server. */}}
{{- define "kubefate.resources" -}}
{{- range $kind, $amounts := . }}
{{- if kindIs "map" $amounts }}
{{ $kind }}:
  {{- range $resource, $amount := $amounts }}
  {{ $resource }}: {{ $amount | quote }}
  {{- end }}
{{- else }}
{{ $kind }}: {{- toYaml $amounts | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Where a component's pods run, and as whom.
  a component, and  account  instead of the party's service account
*/}}
{{- define "kubefate.scheduling" -}}
serviceAccountName: {{ .account | default (include "kubefate.serviceAccount" .root) | quote }}
restartPolicy: Always
{{- range $key := list "nodeSelector" "tolerations" "affinity" }}
{{- with index $.values $key }}
{{ $key }}: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- with .root.Values.image.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
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
{{- $action := .action -}}
startupProbe:
  {{- include "kubefate.probe.action" (dict "name" "startup" "action" $action) | nindent 2 }}
  periodSeconds: 10
  failureThreshold: 12
{{- range $name := list "readiness" "liveness" }}
{{- $own := get $ $name | default dict }}
{{ $name }}Probe:
  {{- include "kubefate.probe.action" (dict "name" $name "action" $action) | nindent 2 }}
  initialDelaySeconds: {{ $own.delay | default 1 }}
  periodSeconds: 10
  timeoutSeconds: {{ $own.timeout | default 3 }}
  successThreshold: 1
  failureThreshold: 3
{{- end }}
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
