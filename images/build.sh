#!/bin/bash
# Builds the images of FATE-Flow (with Spark), the notebook and nginx from public packages, under the names that chart fate uses.
#
#   images/build.sh [REGISTRY] [fateflow|client|nginx ...]
#
# All by default. With a REGISTRY, the value of registry in a cluster.yaml, the names begin with it. The environment sets the rest: FATE_VERSION (2.0.0)
# and BASE (debian:bookworm-slim), the image they are built on, see docs/images.md. Prints the names of the images.
set -euo pipefail
cd "$(dirname "$0")"
registry=${1:-}
[ $# -eq 0 ] || shift
version=${FATE_VERSION:-2.0.0}
declare -A names=([fateflow]=fateflow-spark [client]=client [nginx]=nginx)
[ $# -gt 0 ] || set -- fateflow client nginx
for name in "$@"; do
    image=${registry:+${registry%/}/}federatedai/${names[$name]}:$version-release
    docker build --quiet --build-arg "FATE_VERSION=$version" ${BASE:+--build-arg "BASE=$BASE"} --tag "$image" "$name" > /dev/null
    echo "$image"
done
