#!/bin/bash
# Starts MySQL, nginx, RabbitMQ, Redis and ZooKeeper with the configuration files of the charts on a Kubernetes that runs real containers, and
# checks that each works: logins with the passwords of the Secrets, which an update keeps, and requests routed by the route tables.
#
#   docker save $(examples/stand-ins/build.sh REGISTRY) | ctr --namespace k8s.io images import -      (on the node)
#   examples/try-real.sh REGISTRY
#
# It uses the service that kubefate is configured for, and inspects the same Kubernetes with kubectl. KUBEFATE and KUBECTL name other programs.
# The exit code is 1 if a check failed. What was installed is removed. Without a REGISTRY the images named in the charts are used.
set -uo pipefail
cd "$(dirname "$0")" || exit
kubefate=${KUBEFATE:-../bin/kubefate}
kubectl=${KUBECTL:-kubectl}
registry=${1:-}
work=$(mktemp -d)
failed=0

ok() { echo "ok      $*"; }
wrong() {
    echo "FAILED  $*"
    failed=1
}
# Repeats a command until its output contains the text, for at most a minute
expect() { # text what command...
    local text=$1 what=$2 deadline=$((SECONDS + 60)) output
    shift 2
    while true; do
        output=$("$@" 2>&1)
        case $output in *"$text"*) ok "$what"; return ;; esac
        [ $SECONDS -lt $deadline ] || break
        sleep 1
    done
    wrong "$what: expected $text, got: $output"
}
same() { # what before after
    if [ "$2" = "$3" ]; then ok "the update kept $1"; else wrong "the update changed $1"; fi
}
in_pod() { # namespace workload command...
    local namespace=$1 workload=$2
    shift 2
    $kubectl --namespace "$namespace" exec "$workload" -- "$@"
}
password() { # namespace secret key
    $kubectl --namespace "$1" get secret "$2" -o "jsonpath={.data.$3}" | base64 -d
}

# Writes an example reduced to the given modules, in its own namespace, which is also its name
part() { # namespace registry example module...
    local namespace=$1 from=$2 example=$3
    shift 3
    awk -v namespace="$namespace" -v from="$from" -v modules="$*" '
        /^modules:/ { print; n = split(modules, m, " "); for (i = 1; i <= n; i++) print "  - " m[i]; skip = 1; next }
        /^[^ ]/ { skip = 0 }
        /^name:/ { print "name: " namespace; next }
        /^namespace:/ { print "namespace: " namespace; if (from != "") print "registry: " from; next }
        !skip' "$example" > "$work/$namespace.yaml"
}
install() { # namespace
    local file=$work/$1.yaml begin=$SECONDS
    $kubectl create namespace "$1" > /dev/null || {
        wrong "$1: creating the namespace"
        return 1
    }
    installed+=("$1")
    if $kubefate cluster install -f "$file" --wait > "$work/log" 2>&1; then
        ok "$1: every pod is Ready after $((SECONDS - begin)) s"
    else
        wrong "$1: install"
        cat "$work/log"
        $kubectl --namespace "$1" get pods -o wide
        $kubectl --namespace "$1" logs --all-containers --prefix --tail=20 --selector owner=kubefate
        return 1
    fi
}
# An update that renders the templates again without changing a workload, as no module here has an Ingress
update() { # namespace
    local file=$work/$1.yaml
    sed -i 's/example\.com/example.org/' "$file"
    if $kubefate cluster update -f "$file" --wait > "$work/log" 2>&1; then ok "$1: updated"; else
        wrong "$1: update"
        cat "$work/log"
    fi
}

installed=()
cleanup() {
    local namespace
    for namespace in "${installed[@]}"; do
        $kubefate cluster delete "$namespace" --wait > /dev/null 2>&1
        $kubectl delete namespace "$namespace" --wait=false > /dev/null 2>&1
    done
    rm -rf "$work"
}
trap cleanup EXIT

# Deploys a server that answers every request with its own name, in place of the FATE-Flow of a party
backend() { # namespace name port
    $kubectl --namespace "$1" apply -f - > /dev/null << END
apiVersion: v1
kind: Pod
metadata: {name: $2, labels: {backend: $2}}
spec:
  containers:
    - name: backend
      image: ${registry:+$registry/}$nginx
      imagePullPolicy: IfNotPresent
      workingDir: /tmp
      command: [nginx, -g, "daemon off; pid /tmp/nginx.pid;", -c, /conf/nginx.conf]
      volumeMounts: [{name: conf, mountPath: /conf}]
  volumes: [{name: conf, configMap: {name: $2}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: $2}
data:
  nginx.conf: |
    events {}
    http { server { listen $3; location / { default_type text/plain; return 200 "this is $2"; } } }
---
apiVersion: v1
kind: Service
metadata: {name: $2}
spec: {selector: {backend: $2}, ports: [{port: $3}]}
END
}
ask() { # namespace party
    in_pod "$1" deployment/nginx curl -s -H "dest-party-id: $2" http://nginx:9300/v2/version
}
mysql() { # namespace statement
    # shellcheck disable=SC2016 # the variables are expanded in the pod
    in_pod "$1" mysql-0 sh -c 'exec mysql --host=127.0.0.1 --user="$MYSQL_USER" --password="$1" --batch --skip-column-names -e "$2" "$MYSQL_DATABASE"' sh \
        "$(password "$1" mysql-account password)" "$2"
}

echo "Eggroll: MySQL"
eggroll=real-eggroll
part $eggroll "$registry" party-9999/cluster.yaml mysql
install $eggroll && {
    expect server_node "the account in the Secret can read Eggroll's tables" mysql $eggroll 'show tables'
    # shellcheck disable=SC2016 # the variable is expanded in the pod
    expect root@localhost "root has the password in the Secret" in_pod $eggroll mysql-0 sh -c \
        'exec mysql --user=root --password="$MYSQL_ROOT_PASSWORD" --batch -e "select current_user()"'
    expect "Access denied" "root has no other password" in_pod $eggroll mysql-0 mysql --host=127.0.0.1 --user=root --password=other -e "select 1"
    before=$(password $eggroll mysql-account password)/$(password $eggroll mysql-account root-password)
    update $eggroll
    same "both passwords of MySQL" "$before" "$(password $eggroll mysql-account password)/$(password $eggroll mysql-account root-password)"
    expect "logged in" "the account can still log in" mysql $eggroll 'select concat("logged", " in")'
}

echo "Spark with RabbitMQ: MySQL, nginx, RabbitMQ"
spark=real-spark
nginx=federatedai/nginx:2.0.0-release
part $spark "$registry" party-9999/cluster-spark-rabbitmq.yaml mysql nginx rabbitmq
sed -i '/^nginx:/,/^rabbitmq:/ { s/192\.168\.10\.1/party-10000/; s/http_port: .*/http_port: 9380/ }' "$work/$spark.yaml"
install $spark && {
    backend $spark fateflow 9380
    backend $spark party-10000 9380
    expect "this is fateflow" "nginx routes requests for party 9999 to its own FATE-Flow" ask $spark 9999
    expect "this is party-10000" "nginx routes requests for party 10000 to the host in the route table" ask $spark 10000
    user=$(password $spark rabbitmq-account RABBITMQ_DEFAULT_USER)
    expect "Success" "RabbitMQ accepts the account in the Secret" in_pod $spark deployment/rabbitmq \
        rabbitmqctl authenticate_user "$user" "$(password $spark rabbitmq-account RABBITMQ_DEFAULT_PASS)"
    expect rabbitmq_federation_management "RabbitMQ has the plugins of the chart" in_pod $spark deployment/rabbitmq rabbitmq-plugins list --enabled --minimal
    expect 536870912 "RabbitMQ accepts messages of the size set in the chart" in_pod $spark deployment/rabbitmq \
        rabbitmqctl eval '{ok, Size} = application:get_env(rabbit, max_message_size), Size.'
}

echo "FATE-Serving: Redis, ZooKeeper"
serving=real-serving
redis() { # arguments of redis-cli
    in_pod $serving deployment/serving-redis redis-cli -a "$(password $serving serving-redis-account password)" "$@"
}
part $serving "$registry" party-9999/cluster-serving.yaml servingRedis servingZookeeper
install $serving && {
    expect PONG "Redis accepts the password in the Secret" redis ping
    expect NOAUTH "Redis requires a password" in_pod $serving deployment/serving-redis redis-cli ping
    expect 50 "Redis has the settings of the chart" redis config get databases
    expect "Mode: standalone" "ZooKeeper answers the commands of the chart's whitelist" in_pod $serving serving-zookeeper-0 \
        bash -c 'echo srvr | nc -w 2 localhost 2181'
    before=$(password $serving serving-redis-account password)
    update $serving
    same "Redis' password" "$before" "$(password $serving serving-redis-account password)"
    expect PONG "Redis still accepts it" redis ping
}

echo "FATE-Exchange: nginx"
exchange=real-exchange
nginx=nginx:1.11.2-release
part $exchange "$registry" party-exchange/trafficServer.yaml nginx
sed -i '/^nginx:/,$ { s/192\.168\.9\.1/party-9999/; s/192\.168\.10\.1/party-10000/; s/http_port: .*/http_port: 9380/ }' "$work/$exchange.yaml"
install $exchange && {
    for party in 9999 10000; do
        backend $exchange party-$party 9380
        expect "this is party-$party" "nginx routes requests for party $party to it" ask $exchange $party
    done
}
exit $failed
