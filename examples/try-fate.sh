#!/bin/bash
# Two parties, installed by the service in two namespaces of one Kubernetes, train a model together, with the real FATE.
#
#   examples/try-fate.sh [--keep] [REGISTRY]
#
# Needs the images of docs/images.md on the nodes or in the REGISTRY, a StorageClass or volumes for the claims of both parties, and kubectl with the
# rights of an administrator (KUBECTL names another program). The service runs as a process on this machine, with the token of the ServiceAccount in
# deploy/rbac-config.yaml. Prints a line for each step with its seconds. The exit code is 1 if a step failed. What was installed is removed; with --keep,
# the parties and the service are left running, and are not updated and deleted either.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
kubectl=${KUBECTL:-kubectl}
keep=false
if [ "${1:-}" = --keep ]; then
    keep=true
    shift
fi
registry=${1:-}
work=$(mktemp -d)
guest=fate-9999
host=fate-10000
began=$SECONDS

say() { printf '%4d s  %s\n' $((SECONDS - began)) "$*"; }
fail() {
    say "FAILED: $1"
    [ -z "${2:-}" ] || tail -n 40 "$2"
    exit 1
}
# Runs a command, shows what it printed only if it fails, and says how long it took
step() { # what command...
    local what=$1 begin=$SECONDS
    shift
    "$@" > "$work/step" 2>&1 || fail "$what" "$work/step"
    say "$what ($((SECONDS - begin)) s)"
}
# Repeats a command until it succeeds, for at most five minutes
eventually() { # command...
    local deadline=$((SECONDS + 300))
    until "$@"; do
        [ $SECONDS -lt $deadline ] || return 1
        sleep 1
    done
}
kubefate() { bin/kubefate --config "$work/config.yaml" "$@"; }
client() { # namespace command...
    local namespace=$1
    shift
    $kubectl --namespace "$namespace" exec -i client-0 -- "$@"
}

server=
cleanup() {
    trap - EXIT INT TERM
    if $keep && [ -n "$server" ]; then
        echo "The service runs as process $server; its settings for kubefate, and its log, are in $work."
        exit
    fi
    $kubectl delete namespace $guest $host --ignore-not-found > /dev/null 2>&1
    if [ -n "$server" ]; then
        kill "$server" 2> /dev/null
        wait "$server" 2> /dev/null
    fi
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# ---- the service ----
token() {
    $kubectl apply -f deploy/rbac-config.yaml
    $kubectl apply -f - << END
apiVersion: v1
kind: Secret
metadata: {name: kubefate-token, namespace: kube-fate, annotations: {kubernetes.io/service-account.name: kubefate-admin}}
type: kubernetes.io/service-account-token
END
    eventually issued || return
    (umask 077 && $kubectl config view --raw --minify --flatten > "$work/kubeconfig")
    $kubectl config --kubeconfig "$work/kubeconfig" unset users
    $kubectl config --kubeconfig "$work/kubeconfig" set-credentials kubefate-admin --token "$token"
    $kubectl config --kubeconfig "$work/kubeconfig" set-context --current --user kubefate-admin
}
issued() {
    token=$($kubectl --namespace kube-fate get secret kubefate-token -o 'jsonpath={.data.token}' | base64 -d) && [ -n "$token" ]
}
busy() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
serve() {
    local port=8180
    while busy $port; do port=$((port + 1)); done
    KUBECONFIG=$work/kubeconfig FATECLOUD_SERVER_ADDRESS=127.0.0.1 FATECLOUD_SERVER_PORT=$port FATECLOUD_DB_TYPE=h2 FATECLOUD_DB_FILE=$work/kubefate \
        FATECLOUD_USER_USERNAME=admin FATECLOUD_USER_PASSWORD=admin bin/kubefate-server > "$work/server.log" 2>&1 &
    server=$!
    (umask 077 && printf 'user:\n  username: admin\n  password: admin\nserviceurl: 127.0.0.1:%s\nsafeconnect: false\n' $port > "$work/config.yaml")
    if ! eventually busy $port || ! eventually kubefate version; then
        cat "$work/server.log"
        return 1
    fi
}

# ---- the parties ----
# The examples with FATE 2.2.0, the address of this node, volumes, and without FATEBoard, for which nobody publishes a package to make an image from.
# FATE 2.0.0 cannot train like this: with Spark, its parties put the same rows into different partitions ("mat1 and mat2 shapes cannot be multiplied").
describe() { # namespace
    sed -e 's/^chartVersion: .*/chartVersion: v2.2.0/' -e "s/192\.168\.\(9\|10\)\.1\$/$node/" -e '/^  - fateboard$/d' -e 's/^persistence: false/persistence: true/' \
        ${registry:+-e "s#^partyId:#registry: $registry\n&#"} "examples/${1/fate/party}/cluster-spark-local-rabbitmq.yaml" > "$work/$1.yaml"
}
answers() { # namespace
    $kubectl get --raw "/api/v1/namespaces/$1/services/fateflow:9380/proxy/v2/server/fateflow" 2> /dev/null | grep -q '"code": *0'
}
install_party() { # namespace
    local begin=$SECONDS job
    kubefate cluster install -f "$work/$1.yaml" --create-namespace --wait > "$work/$1.log" 2>&1 &
    job=$!
    until answers "$1"; do
        kill -0 $job 2> /dev/null || answers "$1" || break
        sleep 1
    done
    echo $((SECONDS - begin)) > "$work/$1.answered"
    wait $job && echo $((SECONDS - begin)) > "$work/$1.installed"
}
install_both() {
    local namespace jobs=()
    for namespace in $guest $host; do
        install_party "$namespace" &
        jobs+=($!)
    done
    wait "${jobs[@]}"
    for namespace in $guest $host; do
        [ -s "$work/$namespace.installed" ] || {
            cat "$work/$namespace.log"
            $kubectl --namespace "$namespace" get pods
            return 1
        }
    done
}
# FATE's own test of two parties. The command ends with 0 whatever happens.
toy() { # guest host
    client $guest flow test toy --guest-party-id "$1" --host-party-id "$2" --timeout 600 | tee "$work/toy"
    grep -q 'is success$' "$work/toy"
}

# ---- training ----
upload() { # namespace role
    $kubectl --namespace "$1" exec -i python-0 -- python - "$2" < examples/training/breast_cancer.py > "$work/$2.csv" &&
        client "$1" sh -c "cat > /tmp/$2.csv" < "$work/$2.csv" &&
        client "$1" python - "/tmp/$2.csv" "$2" < examples/training/upload.py
}
train() {
    client $guest python - 9999 10000 < examples/training/train.py | tee "$work/training"
    job=$(result job training)
    [ -n "$(result AUC training)" ] || {
        complain $guest python-0
        complain $host python-0
        return 1
    }
    model > "$work/model"
}
# What the last job of a FATE-Flow says went wrong
complain() { # namespace pod
    # shellcheck disable=SC2016 # the folder is found in the pod
    $kubectl --namespace "$1" exec "$2" -- sh -c 'cd fate_flow/logs && cd "$(ls -td 2* | head -n 1)" && grep -rE "^[A-Za-z.]*(Error|Exception)" --include ERROR . | sort -u | cut -c 1-300'
}
result() { sed -n "s/^$1 //p" "$work/$2"; } # name file
model() { client $guest flow output query-model --job-id "$job" --role guest --party-id 9999 --task-name regression; }
# The same training in one pod whose FATE-Flow is both parties, with FATE's own engines for one process in place of Spark and RabbitMQ
train_alone() {
    local image role
    image=$($kubectl --namespace $guest get pod python-0 -o 'jsonpath={.spec.containers[0].image}') &&
        $kubectl --namespace $guest run standalone --image "$image" --image-pull-policy IfNotPresent --command -- \
            python fate_flow/python/fate_flow/fate_flow_server.py &&
        $kubectl --namespace $guest wait pod/standalone --for condition=Ready --timeout 120s &&
        alone pipeline init --ip 127.0.0.1 --port 9380 || return
    eventually alone_configured || return
    for role in guest host; do
        alone sh -c "cat > /tmp/$role.csv" < "$work/$role.csv" && alone python - /tmp/$role.csv $role < examples/training/upload.py || return
    done
    alone python - 9999 10000 < examples/training/train.py | tee "$work/alone"
    [ -n "$(result AUC alone)" ] || {
        complain $guest standalone
        return 1
    }
    $kubectl --namespace $guest delete pod standalone --grace-period 1
}
alone_configured() { alone flow init --ip 127.0.0.1 --port 9380 | grep '"code": 0'; }
alone() { $kubectl --namespace $guest exec -i standalone -- "$@"; }
compare() {
    grep -E '^(rows|AUC)' "$work/training" "$work/alone"
    [ "$(result rows training)" = 531 ] && [ "$(result rows alone)" = 531 ] && [ "$(result AUC training)" = "$(result AUC alone)" ]
}

# ---- after the training ----
pods() { $kubectl --namespace $guest get pods python-0 mysql-0 client-0 -o 'jsonpath={.items[*].metadata.uid}'; }
# Changes that restart FATE-Flow, the database and the notebook
update_party() {
    local before after pod module
    before=$(pods)
    sed -i 's/^python:/&\n  logLevel: DEBUG/' "$work/$guest.yaml"
    # A section that names no folder of the volume means its root, and the data lies in the default one.
    for module in mysql client; do
        printf '%s:\n  subPath: %s\n  resources:\n    requests:\n      memory: 600Mi\n' $module $module >> "$work/$guest.yaml"
    done
    kubefate cluster update -f "$work/$guest.yaml" --wait || return
    after=$(pods)
    for pod in $before; do [[ $after != *$pod* ]] || return 1; done
}
# The notebook configures the command flow a moment after it has started.
listed() { client $guest flow job query --job-id "$job" --role guest --party-id 9999 | grep '"status": "success"'; }
remembered() {
    eventually listed && model > "$work/model.after" && cmp "$work/model" "$work/model.after"
}
delete_both() {
    local namespace left
    for namespace in $guest $host; do
        kubefate cluster delete "$namespace" --wait || return
        left=$($kubectl --namespace "$namespace" get statefulsets,deployments,services,secrets --selector owner=kubefate -o name) || return
        [ -z "$left" ] || {
            echo "left in $namespace: $left"
            return 1
        }
    done
}

node=$($kubectl get nodes -o 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}')
step "created the ServiceAccount and its token" token
step "started the service" serve
for namespace in $guest $host; do describe "$namespace"; done
installed=$SECONDS
step "installed parties 9999 and 10000" install_both
for namespace in $guest $host; do
    say "  $namespace: FATE-Flow answered $(cat "$work/$namespace.answered") s after cluster install, which ended after $(cat "$work/$namespace.installed") s"
done
step "ran FATE's toy job, guest 9999 and host 10000" toy 9999 10000
say "  success $((SECONDS - installed)) s after cluster install"
step "ran FATE's toy job, guest 10000 and host 9999" toy 10000 9999
step "tested party 9999 with party 10000 by kubefate cluster test" kubefate cluster test $guest --with 10000 --wait
step "uploaded the data of the guest, party 9999" upload $guest guest
step "uploaded the data of the host, party 10000" upload $host host
step "found the common rows and trained a logistic regression on the columns of both parties" train
say "  rows $(result rows training), AUC $(result AUC training)"
step "trained the same in a single pod without Spark and RabbitMQ" train_alone
say "  rows $(result rows alone), AUC $(result AUC alone)"
step "both have the same AUC, to the last digit" compare
$keep && exit
step "updated party 9999, which restarted FATE-Flow, the database and the notebook" update_party
step "the job and its model are still there" remembered
step "deleted both parties" delete_both
