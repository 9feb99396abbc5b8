#!/bin/sh
# Measures how long the command line takes to start: median and minimum of RUNS runs of each command, in milliseconds.
#   bench/cli-startup.sh                         commands that do not need a service
#   bench/cli-startup.sh "job list" "version"    other commands
set -eu
runs=${RUNS:-11}
kubefate=$(cd "$(dirname "$0")/.." && pwd)/bin/kubefate
[ $# -gt 0 ] || set -- "version --client" "--help" "cluster install --help"

for command in "$@"; do
    # The first run creates the class archive that the others use.
    # shellcheck disable=SC2086 # the command consists of several words
    "$kubefate" $command >/dev/null 2>&1 || :
    i=0
    while [ $i -lt "$runs" ]; do
        start=$(date +%s%N)
        # shellcheck disable=SC2086
        "$kubefate" $command >/dev/null 2>&1 || :
        echo $((($(date +%s%N) - start) / 1000000))
        i=$((i + 1))
    done | sort -n | awk -v command="$command" \
        '{ ms[NR] = $1 } END { printf "%-24s median %5d ms, fastest %5d ms\n", command, ms[int((NR + 1) / 2)], ms[1] }'
done
