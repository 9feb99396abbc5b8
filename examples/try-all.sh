#!/bin/bash
# Installs each example in its own namespace, removes it again, and prints the results and what was left behind.
#
#   examples/try-all.sh [cluster.yaml ...]
#
# It uses the service that kubefate is configured for, and inspects the same Kubernetes with kubectl. With PERSISTENCE=true the examples store
# their data on volumes. KUBEFATE and KUBECTL name other programs. The exit code is 1 if an example failed or left objects behind.
set -uo pipefail
cd "$(dirname "$0")" || exit
kubefate=${KUBEFATE:-../bin/kubefate}
kubectl=${KUBECTL:-kubectl}
[ $# -gt 0 ] || set -- party-*/*.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# The objects in a namespace, except those that Kubernetes creates in every namespace.
objects() { # namespace kinds
    $kubectl --namespace "$1" get "$2" -o name 2>/dev/null |
        grep -vxE '(configmap/kube-root-ca\.crt|serviceaccount/default|secret/default-token-.*|secret/traffic-server-cert)' || true
}

# Creates the Secret that the comments of an example ask for, with a throwaway certificate.
secret() { # namespace file
    local secret files
    secret=$(sed -n 's/^#.* create secret generic \([a-z-]*\).*/\1/p' "$2")
    [ -n "$secret" ] || return 0
    openssl req -x509 -newkey rsa:2048 -nodes -subj "/CN=try" -keyout "$work/key" -out "$work/cert" 2> /dev/null
    files=$(grep -o 'from-file=[^ ]*' "$2" | sed "s#from-file=\(.*key.*\)#--&=$work/key#; t; s#.*#--&=$work/cert#")
    # shellcheck disable=SC2086 # one option per file
    $kubectl --namespace "$1" create secret generic "$secret" $files > /dev/null
}

echo "| example | install | seconds | pods | objects | delete | left over | claims kept |"
echo "|---|---|---|---|---|---|---|---|"
for example in "$@"; do
    name=$(sed -n 's/^name: *//p' "$example")
    namespace=try-$(echo "${example%.yaml}" | tr '/A-Z' '-a-z')
    sed -e "s/^namespace: .*/namespace: $namespace/" -e "s/^persistence: .*/persistence: ${PERSISTENCE:-false}/" "$example" > "$work/cluster.yaml"
    $kubectl create namespace "$namespace" > /dev/null
    secret "$namespace" "$example"
    begin=$SECONDS
    installed=failed
    $kubefate cluster install -f "$work/cluster.yaml" --wait > "$work/log" 2>&1 && installed=Success
    seconds=$((SECONDS - begin))
    pods=$(objects "$namespace" pods | wc -l)
    everything=$(objects "$namespace" all,configmap,secret,pvc,ingress,serviceaccount,role,rolebinding | wc -l)
    deleted=failed
    $kubefate cluster delete "$name" --wait >> "$work/log" 2>&1 && deleted=Success
    $kubectl --namespace "$namespace" wait --for=delete pod --all --timeout=120s > /dev/null 2>&1
    left=$(objects "$namespace" all,configmap,secret,ingress,serviceaccount,role,rolebinding | wc -l)
    claims=$(objects "$namespace" pvc | wc -l)
    echo "| $example | $installed | $seconds | $pods | $everything | $deleted | $left | $claims |"
    if [ "$installed $deleted $left" != "Success Success 0" ]; then
        failed=1
        cat "$work/log" >&2
        objects "$namespace" all,configmap,secret,ingress,serviceaccount,role,rolebinding >&2
    fi
    $kubectl delete namespace "$namespace" --wait=false > /dev/null 2>&1
done
exit $failed
