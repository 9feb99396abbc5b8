#!/bin/bash
# Builds the images of FATE-Flow (with Spark), the notebook and nginx from public packages, under the names that chart fate uses.
#
#   images/build.sh [REGISTRY]
#
# With a REGISTRY, the value of registry in a cluster.yaml, the names begin with it. The environment sets the rest: FATE_VERSION (2.0.0)
# and BASE (python:3.11-slim-bookworm), the image they are built on, see docs/images.md. Prints the names of the images.
set -euo pipefail
cd "$(dirname "$0")"
registry=${1:-}
version=${FATE_VERSION:-2.0.0}
while read -r folder name; do
    image=${registry:+${registry%/}/}federatedai/$name:$version-release
    docker build --quiet --build-arg "FATE_VERSION=$version" ${BASE:+--build-arg "BASE=$BASE"} --tag "$image" "$folder" > /dev/null
    echo "$image"
done << END
fateflow fateflow-spark
client client
nginx nginx
END
