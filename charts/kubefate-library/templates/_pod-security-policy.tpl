{{/* The account of a party's pods; with Kubernetes before 1.25 a PodSecurityPolicy too, and the right to use it. */}}
{{- define "kubefate.podSecurityPolicy" }}
{{- $account := dict "root" . "name" "serviceAccount" }}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .Values.partyName }}
  labels: {{- include "kubefate.labels" $account | nindent 4 }}
{{- if semverCompare "<1.25.0-0" .Capabilities.KubeVersion.Version }}
---
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: {{ .Values.partyName }}
  labels: {{- include "kubefate.labels" (dict "root" . "name" "psp") | nindent 4 }}
spec:
  privileged: false
  seLinux:
    rule: RunAsAny
  supplementalGroups:
    rule: RunAsAny
  runAsUser:
    rule: RunAsAny
  fsGroup:
    rule: RunAsAny
  volumes: ["*"]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ .Values.partyName }}
  labels: {{- include "kubefate.labels" (dict "root" . "name" "role") | nindent 4 }}
rules:
  - apiGroups: [policy]
    resources: [podsecuritypolicies]
    verbs: [use]
    resourceNames: [{{ .Values.partyName }}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ .Values.partyName }}
  labels: {{- include "kubefate.labels" $account | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ .Values.partyName }}
subjects:
  - kind: ServiceAccount
    name: {{ .Values.partyName }}
    namespace: {{ .Release.Namespace }}
{{- end }}
{{- end }}
