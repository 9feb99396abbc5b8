#!/bin/bash
# Counts the requests that the service sends to the API server, and measures the memory of its watch on many clusters.
#   bench/api-requests.sh                    5 clusters, idle for 60 s, in the sandbox
#   CLUSTERS=300 IDLE=300 bench/api-requests.sh
#   KUBECONFIG=~/.kube/config CLUSTERS=50 bench/api-requests.sh real
# The sandbox is a process of its own, so that its memory is not that of the service. With "real", namespaces bench-N are created and deleted.
# Needs a build (mvn -DskipTests package), curl, jq, and a JDK for jcmd.
set -euo pipefail
clusters=${CLUSTERS:-5}
idle=${IDLE:-60}
example=${EXAMPLE:-examples/party-9999/cluster-spark-local-pulsar.yaml}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
port=${PORT:-18280}
api=http://127.0.0.1:$port/v1
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait "${pids[@]}" 2>/dev/null || :; rm -rf "$work"' EXIT

# start NAME PORT ARGUMENTS...: a service with an embedded database of its own; its process is $!
start() {
    local name=$1 at=$2
    shift 2
    FATECLOUD_SERVER_ADDRESS=127.0.0.1 FATECLOUD_SERVER_PORT=$at FATECLOUD_DB_FILE=$work/$name FATECLOUD_REPO_URL=none FATECLOUD_HELM_RECORDS=${HELM:-true} \
        bin/kubefate-server "$@" >>"$work/$name.log" 2>&1 &
    service=$!
    pids+=("$service")
    until curl -sf -o /dev/null "http://127.0.0.1:$at/"; do kill -0 "$service" || { cat "$work/$name.log"; exit 1; }; done
}

if [ "${1:-}" != real ]; then
    start kubernetes $((port + 1)) --sandbox --kubefate.sandbox-port=$((port + 2)) --kubefate.sandbox-pods=20000 --kubefate.sandbox-cpu=100000 --kubefate.sandbox-memory=1Pi
    cat >"$work/kubeconfig" <<EOF
apiVersion: v1
kind: Config
clusters: [{name: sandbox, cluster: {server: "http://127.0.0.1:$((port + 2))"}}]
users: [{name: sandbox, user: {}}]
contexts: [{name: sandbox, context: {cluster: sandbox, user: sandbox}}]
current-context: sandbox
EOF
    export KUBECONFIG=$work/kubeconfig
fi

login() { token=$(curl -s "$api/user/login" -d '{"username":"admin","password":"admin"}' | jq -r .token); }
get() { curl -sf -H "Authorization: Bearer $token" "$api/$1"; }
metrics() { curl -s -H "Authorization: Bearer $token" "http://127.0.0.1:$port/actuator/prometheus"; }
# Five numbers: GET WATCH PATCH POST DELETE
requests() { for verb in GET WATCH PATCH POST DELETE; do metrics | awk -v v="verb=\"$verb\"" '/^kubefate_kubernetes_requests_total/ && index($0, v) { printf "%d ", $2 }'; done; }
# since BEFORE
since() { paste -d' ' <(echo "$1" | tr ' ' '\n' | sed '/^$/d') <(requests | tr ' ' '\n' | sed '/^$/d') | awk 'BEGIN { split("GET WATCH PATCH POST DELETE", n) } { printf "%d %s  ", $2 - $1, n[NR] } END { print "" }'; }
watches() { metrics | awk '/^kubefate_kubernetes_watches/ { printf "%d", $2 }'; }
# Megabytes of the heap that are in use after a full collection.
heap() { jcmd "$service" GC.class_histogram | awk '/^Total/ { printf "%.1f", $3 / 1048576 }'; }

# install N: a cluster in a namespace of its own; prints the job
install() {
    # Node ports are unique in a Kubernetes.
    sed -e "s/^name: .*/name: bench-$1/" -e "s/^namespace: .*/namespace: bench-$1/" -e 's/type: NodePort/type: ClusterIP/' -e '/NodePort: /d' "$example" >"$work/cluster.yaml"
    jq -n --rawfile yaml "$work/cluster.yaml" --arg name "bench-$1" --arg chart "$(sed -n 's/^chartName: //p' "$example")" --arg version "$(sed -n 's/^chartVersion: //p' "$example")" \
        '{name: $name, namespace: $name, chart_name: $chart, chart_version: $version, create_namespace: true, data: ($yaml | @base64)}' |
        curl -sf -H "Authorization: Bearer $token" -d @- "$api/cluster" | jq -r .data.uuid
}
ended() { until get "job/$1?wait=20" | jq -e '.data.status | IN("Pending", "Running") | not' >/dev/null; do :; done; get "job/$1" | jq -r .data.status; }

start service "$port"
login
empty=$(heap)
before=$(requests)
job=$(install 1)
echo "first install in a new process ($(ended "$job")): $(since "$before")"
first=$(get "job/$job" | jq -r .data.cluster_id)
objects=$(get "cluster/$first/revision/1" | jq -r .data.manifest | grep -c '^kind:')
echo "objects: $objects"
before=$(requests)
job=$(install 2)
echo "second install ($(ended "$job")): $(since "$before")"
sleep 5 # The watch on the second cluster is opened within two seconds.
before=$(requests)
for _ in 1 2 3 4 5 6 7 8 9 10; do get "cluster/$first" >/dev/null; done
echo "ten descriptions: $(since "$before")"
login
for ((i = 3; i <= clusters; i++)); do
    jobs[i]=$(install "$i") || { login; jobs[i]=$(install "$i"); }
    if ((i % 20 == 0)); then login; ended "${jobs[i]}" >/dev/null; fi
done
for ((i = 3; i <= clusters; i++)); do ((i % 50)) || login; ended "${jobs[i]}"; done | sort | uniq -c
sleep 10
login
before=$(requests)
sleep "$idle"
echo "idle for $idle s with $clusters clusters: $(since "$before")"
echo "open watches: $(watches)"

# A new process, whose heap has nothing of the installs.
kill "$service"
wait "$service" || :
start service "$port"
login
until [ "$(metrics | awk '/^kubefate_kubernetes_watches/ { print int($2) }')" -gt 0 ]; do sleep 1; done
sleep 10
echo "start with $clusters clusters: $(requests | awk '{ printf "%d GET  %d WATCH", $1, $2 }'), open watches: $(watches)"
echo "heap after a full collection: $empty MB without clusters, $(heap) MB with $clusters"
if [ "${1:-}" = real ]; then
    for uuid in $(get cluster | jq -r '.data[] | select(.namespaces | startswith("bench-")) | .uuid'); do
        curl -sf -X DELETE -H "Authorization: Bearer $token" "$api/cluster/$uuid" >/dev/null
    done
    for ((i = 1; i <= clusters; i++)); do kubectl delete namespace "bench-$i" --wait=false >/dev/null; done
fi
