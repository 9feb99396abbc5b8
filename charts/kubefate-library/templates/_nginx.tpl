{{/*
The nginx of FATE, through which FATE-Flow's own messages go to other parties. A chart that has it keeps its table of routes in
templates/nginx/config.yaml, as ConfigMap nginx-config with the files route_table.yaml and nginx.conf.
*/}}
{{- define "kubefate.nginx.deployment" }}
{{- $nginx := dict "root" . "name" "nginx" "values" .Values.modules.nginx }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: nginx
  labels: {{- include "kubefate.labels" $nginx | nindent 4 }}
spec:
  replicas: {{ $nginx.values.replicas | default 1 }}
  strategy:
    type: Recreate
  selector:
    matchLabels: {{- include "kubefate.selector" $nginx | nindent 6 }}
  template:
    metadata:
      labels: {{- include "kubefate.labels" $nginx | nindent 8 }}
      annotations: {{- include "kubefate.checksum" (dict "root" . "file" "nginx/config.yaml") | nindent 8 }}
    spec:
      containers:
        - name: nginx
          {{- include "kubefate.container" $nginx | nindent 10 }}
          # The image's script looks for the table of routes in a folder that cannot be mounted over, so it is told of another.
          command:
            - /bin/bash
            - -c
            - |
              sed -i "s#conf/route_table.yaml#conf/modifiable/route_table.yaml#g" nginx/lua/route_table.lua
              exec openresty -g 'daemon off;'
          ports:
            - name: http-port
              containerPort: 9300
            - name: grpc-port
              containerPort: 9310
          {{- include "kubefate.probes" (dict "action" (dict "httpGet" (dict "path" "/test" "port" 9302))) | nindent 10 }}
          volumeMounts:
            - name: nginx-confs
              mountPath: /data/projects/fate/proxy/nginx/conf/nginx.conf
              subPath: nginx.conf
            - name: nginx-confs
              mountPath: /data/projects/fate/proxy/nginx/conf/modifiable/
      {{- include "kubefate.scheduling" $nginx | nindent 6 }}
      volumes:
        - name: nginx-confs
          configMap:
            name: nginx-config
{{- end }}

{{- define "kubefate.nginx.service" }}
{{- with .Values.modules.nginx }}
{{- $http := dict "name" "http" "port" 9300 "nodePort" .httpNodePort }}
{{- $grpc := dict "name" "grpc" "port" 9310 "nodePort" .grpcNodePort }}
{{- $nginx := dict "root" $ "name" "nginx" "values" . }}
{{- include "kubefate.service" (dict "component" $nginx "name" "nginx" "ports" (list $http $grpc)) }}
{{- end }}
{{- end }}

{{/* The file nginx.conf. */}}
{{- define "kubefate.nginx.conf" -}}
worker_processes 2;
error_log /dev/stdout info;
error_log /dev/stderr error;

events {
    worker_connections 1024;
}

http {
    include mime.types;
    default_type application/octet-stream;
    sendfile on;
    keepalive_timeout 65;
    underscores_in_headers on;

    log_format main '$remote_addr - $remote_user [$time_local] "$request" "$http_host" '
                    '$status $body_bytes_sent "$http_referer" '
                    '"$http_user_agent" "$http_x_forwarded_for" '
                    '$upstream_status $upstream_addr '
                    '$request_time $upstream_response_time';
    access_log logs/access.log main;

    # These scripts of the image choose the party a request goes to; the servers below only stand for that choice.
    lua_package_path "$prefix/lua/?.lua;;";
    init_worker_by_lua_file 'lua/initialize.lua';
    upstream http_cluster {
        server 127.0.0.1:9300;
        balancer_by_lua_file 'lua/balancer.lua';
    }
    upstream grpc_cluster {
        server 127.0.0.1:9310;
        balancer_by_lua_file 'lua/balancer.lua';
    }

    include vhost/*.conf;
}

stream {
    log_format tcp_proxy '$remote_addr [$time_local] '
                         '$protocol $status $bytes_sent $bytes_received '
                         '$session_time "$upstream_addr" '
                         '"$upstream_bytes_sent" "$upstream_bytes_received" "$upstream_connect_time"';
    access_log logs/tcp-access.log tcp_proxy;

    server {
        listen 9128;
        proxy_connect_timeout 1s;
        proxy_timeout 3s;
        proxy_pass 127.0.0.1:3128;
    }
}
{{ end }}
