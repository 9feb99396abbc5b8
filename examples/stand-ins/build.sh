#!/bin/bash
# Builds the substitute images, and the image of nginx in images, with Docker, under the names that the charts use, in a registry that does not have to exist.
#
#   examples/stand-ins/build.sh REGISTRY [ARCHIVE]
#
# With an ARCHIVE the images are also written there, to be imported on a node: ctr --namespace k8s.io images import ARCHIVE
set -euo pipefail
cd "$(dirname "$0")"
registry=${1:?Usage: build.sh REGISTRY [ARCHIVE]}
images=()
build() { # name option...
    docker build --quiet --tag "$registry/$1" "${@:2}" > /dev/null
    images+=("$registry/$1")
}
build mysql:8.0.28 --target mysql .
build redis:5 --target redis .
build federatedai/rabbitmq:3.8.3-management --target rabbitmq .
build zookeeper:3.7.0 --target zookeeper .
# The image that the project makes for parties serves an exchange too.
build federatedai/nginx:2.0.0-release --build-arg BASE=debian:bookworm-slim ../../images/nginx
build nginx:1.11.2-release --build-arg BASE=debian:bookworm-slim ../../images/nginx
printf '%s\n' "${images[@]}"
[ -z "${2:-}" ] || docker save --output "$2" "${images[@]}"
