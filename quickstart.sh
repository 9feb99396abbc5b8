#!/bin/bash
# From a fresh clone to a running FATE party: builds if necessary, starts the service, installs examples/party-9999 and describes it.
set -euo pipefail

usage() {
    cat <<END
Usage: ./quickstart.sh [--once] [--sandbox]

Builds KubeFATE if necessary, starts the service on a free port with an embedded database, installs
examples/party-9999/cluster.yaml and describes the cluster. Ctrl-C removes the cluster and stops the service.

  --once     stop after the description; exit 0 only if the install succeeded
  --sandbox  use the simulated Kubernetes even if KUBECONFIG names a real one that is reachable
END
}

once=false
sandbox=auto
for argument in "$@"; do
    case $argument in
        --once) once=true ;;
        --sandbox) sandbox=true ;;
        -h | --help) usage; exit 0 ;;
        *) echo "quickstart.sh: unknown option $argument" >&2; usage >&2; exit 2 ;;
    esac
done

cd "$(dirname "$0")"
work=$PWD/run/quickstart
log=$work/server.log
JAVA_HOME=$(bin/find-jdk)
export JAVA_HOME KUBEFATE_JAVA_HOME=$JAVA_HOME

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n%s\n' "$*"; }

server_pid=
installed=
stop() {
    trap - EXIT INT TERM
    if [ -n "$installed" ]; then
        say "Removing $installed and stopping the service"
        timeout 120 bin/kubefate --config "$work/config.yaml" cluster delete "$installed" --wait || true
    fi
    if [ -n "$server_pid" ] && kill "$server_pid" 2>/dev/null; then
        wait "$server_pid" 2>/dev/null || true
    fi
}
trap stop EXIT
trap 'exit 130' INT TERM

build() {
    local jar
    jar=$(ls kubefate-server/target/kubefate-server-*.jar 2>/dev/null | grep -v -e -exec.jar | head -n 1 || true)
    if [ -n "$jar" ] && ls kubefate-server/target/kubefate-server-*-exec.jar kubefate-cli/target/kubefate-cli-*.jar >/dev/null 2>&1 \
        && [ -z "$(find pom.xml kubefate-*/pom.xml kubefate-*/src/main charts -newer "$jar" -print -quit)" ]; then
        return
    fi
    if ! command -v mvn >/dev/null; then
        echo "Building needs Maven 3.8 or later (Debian, Ubuntu: apt install maven; macOS: brew install maven)." >&2
        exit 1
    fi
    say "Building (mvn -DskipTests package); the first time this downloads libraries and takes a few minutes"
    if ! mvn -B -ntp -Dstyle.color=never -DskipTests package >"$work/build.log" 2>&1; then
        echo "The build failed with these errors:" >&2
        grep ERROR "$work/build.log" | head -n 20 >&2
        echo "Complete log: $work/build.log" >&2
        exit 1
    fi
}

busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
    local port
    for port in $(seq "${1:-8080}" 8180); do
        busy "$port" || { echo "$port"; return; }
    done
    echo "No free port between ${1:-8080} and 8180." >&2
    return 1
}

start() {
    local port=$1
    FATECLOUD_SERVER_ADDRESS=127.0.0.1 FATECLOUD_SERVER_PORT=$port FATECLOUD_DB_TYPE=h2 FATECLOUD_DB_FILE=$work/kubefate \
        FATECLOUD_USER_USERNAME=admin FATECLOUD_USER_PASSWORD=admin \
        bin/kubefate-server --sandbox=$sandbox >"$log" 2>&1 &
    server_pid=$!
    (umask 077 && : >"$work/config.yaml") && chmod 600 "$work/config.yaml"
    printf 'log:\n  level: info\nuser:\n  username: admin\n  password: admin\nserviceurl: 127.0.0.1:%s\nsafeconnect: false\n' \
        "$port" >"$work/config.yaml"
    local deadline=$((SECONDS + 120))
    while kill -0 "$server_pid" 2>/dev/null; do
        if busy "$port" && bin/kubefate --config "$work/config.yaml" version >/dev/null 2>&1; then
            return
        fi
        if [ $SECONDS -ge $deadline ]; then
            break
        fi
        sleep 0.2
    done
    return 1
}

kubefate() {
    printf '\n$ bin/kubefate %s\n' "$*"
    bin/kubefate --config "$work/config.yaml" "$@"
}

rm -rf "$work"
mkdir -p "$work"
build
port=$(free_port)
say "Starting the service on port $port"
until start "$port"; do
    # Another process may have taken the port between the check and the start.
    if grep -q "already in use" "$log" && port=$(free_port $((port + 1))); then
        continue
    fi
    echo "The service did not start. Last lines of its log:" >&2
    tail -n 20 "$log" >&2
    exit 1
done
grep -o 'Kubernetes: .*' "$log" | head -n 1 || true

kubefate version
kubefate cluster list
status=0
kubefate cluster install -f examples/party-9999/cluster.yaml --create-namespace --wait || status=$?
job=$(bin/kubefate --config "$work/config.yaml" job list -o json | sed -n 's/.*"uuid" *: *"\([^"]*\)".*/\1/p' | head -n 1)
cluster=$(bin/kubefate --config "$work/config.yaml" cluster list -o json | sed -n 's/.*"uuid" *: *"\([^"]*\)".*/\1/p' | head -n 1)
installed=$cluster
[ -z "$job" ] || kubefate job describe "$job"
[ -z "$cluster" ] || kubefate cluster describe "$cluster"

if $once || [ $status -ne 0 ]; then
    exit $status
fi
say "The party is running. In another terminal, try:"
cat <<END
  cd $PWD/run/quickstart    # its config.yaml points at this service
  ../../bin/kubefate cluster list
  ../../bin/kubefate cluster describe $cluster
  ../../bin/kubefate cluster logs $cluster mysql
  ../../bin/kubefate --help
The API is described at http://127.0.0.1:$port/v1/swagger/index.html (admin/admin). Ctrl-C stops everything.
END
wait "$server_pid"
