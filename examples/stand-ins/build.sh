#!/bin/bash
# Builds the substitute images with Docker, under the names that the charts use, in a registry that does not have to exist.
#
#   examples/stand-ins/build.sh REGISTRY [ARCHIVE]
#
# With an ARCHIVE the images are also written there, to be imported on a node: ctr --namespace k8s.io images import ARCHIVE
set -euo pipefail
cd "$(dirname "$0")"
registry=${1:?Usage: build.sh REGISTRY [ARCHIVE]}
images=()
while read -r target names; do
    for name in $names; do
        docker build --quiet --target "$target" --tag "$registry/$name" . > /dev/null
        images+=("$registry/$name")
    done
done << END
mysql mysql:8.0.28
redis redis:5
rabbitmq federatedai/rabbitmq:3.8.3-management
zookeeper zookeeper:3.7.0
nginx federatedai/nginx:2.0.0-release nginx:1.11.2-release
END
printf '%s\n' "${images[@]}"
[ -z "${2:-}" ] || docker save --output "$2" "${images[@]}"
