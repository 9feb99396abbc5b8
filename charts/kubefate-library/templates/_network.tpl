{{/*
A Service.
  component  whose pods it leads to
  name       its own
  label      fateMoudle of the Service where it differs from its pods'
  ports      a list of name, port, the pods' target where it is another, and nodePort if it may be opened on the nodes
  headless   leads to the pods one by one, by name, and nowhere else
*/}}
{{- define "kubefate.service" -}}
{{- $values := .component.values }}
{{- $type := ternary "ClusterIP" ($values.type | default "ClusterIP") (.headless | default false) }}
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  labels: {{- include "kubefate.labels" (dict "root" .component.root "name" (.label | default .component.name)) | nindent 4 }}
spec:
  type: {{ $type }}
  {{- if .headless }}
  clusterIP: None
  {{- else if $values.loadBalancerIP }}
  loadBalancerIP: {{ $values.loadBalancerIP | quote }}
  {{- end }}
  ports:
    {{- range .ports }}
    - name: {{ .name | quote }}
      port: {{ .port }}
      targetPort: {{ .target | default .port }}
      {{- if and .nodePort (ne $type "ClusterIP") }}
      nodePort: {{ .nodePort }}
      {{- end }}
      protocol: TCP
    {{- end }}
  selector: {{- include "kubefate.selector" .component | nindent 4 }}
{{- end }}

{{/*
A web page under the hosts that .Values.ingress has for it.
  component, name, page (its key there), service, port
*/}}
{{- define "kubefate.ingress" -}}
{{- $page := get .component.root.Values.ingress .page | default dict }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ .name }}
  labels: {{- include "kubefate.labels" .component | nindent 4 }}
  {{- with $page.annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  ingressClassName: {{ .component.root.Values.ingressClassName | quote }}
  rules:
    {{- range $page.hosts }}
    - host: {{ .name | quote }}
      http:
        paths:
          - path: {{ .path | default "/" | quote }}
            pathType: Prefix
            backend:
              service:
                name: {{ $.service }}
                port:
                  number: {{ $.port }}
    {{- end }}
  {{- with $page.tls }}
  tls: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/* The same through Istio's gateway. */}}
{{- define "kubefate.virtualService" -}}
apiVersion: networking.istio.io/v1alpha3
kind: VirtualService
metadata:
  name: {{ .service }}
  labels: {{- include "kubefate.labels.common" .component.root | nindent 4 }}
spec:
  hosts: {{- include "kubefate.hosts" (get .component.root.Values.ingress .page) | nindent 4 }}
  gateways:
    - {{ .component.root.Values.partyName }}-gateway
  http:
    - route:
        - destination:
            host: {{ .service }}
            port:
              number: {{ .port }}
{{- end }}

{{/* The names of a page's hosts, as a list. */}}
{{- define "kubefate.hosts" -}}
{{- range .hosts }}
- {{ .name | quote }}
{{- end }}
{{- end }}
