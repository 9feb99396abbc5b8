#!/bin/bash
# Builds the substitute images, and the image of nginx in images, with Docker, under the names that the charts use, in a registry that does not have to exist.
#
#   examples/stand-ins/build.sh REGISTRY [mysql|nginx|rabbitmq|redis|zookeeper ...]
#
# All by default. BASE names another image than debian:bookworm-slim to build nginx on. Prints the names of the images. To bring them, and those of images/build.sh, to a node without a registry:
#
#   docker save NAME ... | ctr --namespace k8s.io images import -
set -euo pipefail
cd "$(dirname "$0")"
registry=${1:?Usage: build.sh REGISTRY [NAME ...]}
shift
declare -A names=([mysql]=mysql:8.0.28 [rabbitmq]=federatedai/rabbitmq:3.8.3-management [redis]=redis:5 [zookeeper]=zookeeper:3.7.0)
[ $# -gt 0 ] || set -- mysql nginx rabbitmq redis zookeeper
for name in "$@"; do
    if [ "$name" = nginx ]; then
        # The image that the project makes for parties serves an exchange too.
        image=$(../../images/build.sh "$registry" nginx)
        docker tag "$image" "${registry%/}/nginx:1.11.2-release"
        printf '%s\n' "$image" "${registry%/}/nginx:1.11.2-release"
        continue
    fi
    image=${registry%/}/${names[$name]}
    docker build --quiet --target "$name" --tag "$image" . > /dev/null
    echo "$image"
done
