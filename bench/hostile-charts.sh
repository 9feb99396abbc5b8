#!/bin/bash
# Renders hostile charts on a service with a small heap, many requests at once, and reports how the service and another client fared.
#   bench/hostile-charts.sh            50 requests at once, -Xmx256m
#   HEAP=512m REQUESTS=100 bench/hostile-charts.sh
# Needs a build (mvn -DskipTests package), curl, jq.
set -euo pipefail
heap=${HEAP:-256m}
requests=${REQUESTS:-50}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
port=${PORT:-18180}
api=http://127.0.0.1:$port/v1

KUBEFATE_SERVER_JAVA_OPTS=-Xmx$heap FATECLOUD_SERVER_ADDRESS=127.0.0.1 FATECLOUD_SERVER_PORT=$port FATECLOUD_DB_FILE=$work/database \
    FATECLOUD_REPO_URL=none bin/kubefate-server --sandbox >"$work/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null || :; rm -rf "$work"' EXIT
until curl -sf -o /dev/null "http://127.0.0.1:$port/"; do kill -0 $server || { cat "$work/server.log"; exit 1; }; done
token=$(curl -s "$api/user/login" -d '{"username":"admin","password":"admin"}' | jq -r .token)

# chart NAME FILE TEMPLATE
chart() {
    mkdir -p "$work/$1/templates"
    printf 'apiVersion: v2\nname: %s\nversion: 1.0.0\n' "$1" >"$work/$1/Chart.yaml"
    printf '%s\n' "$3" >"$work/$1/templates/$2"
    tar -czf "$work/$1.tgz" -C "$work" "$1"
    curl -s -o /dev/null -w "upload $1: %{http_code}\n" -H "Authorization: Bearer $token" -F "file=@$work/$1.tgz" "$api/chart"
}

# Braces that nest COUNT deep around TEXT.
nested() { local i; for ((i = 0; i < $2; i++)); do printf '%s' "$1"; done; printf '%s' "$4"; for ((i = 0; i < $2; i++)); do printf '%s' "$3"; done; }

chart cycle a.yaml '{{ $d := dict }}{{ $_ := set $d "a" $d }}{{ print $d }}'
chart chain a.yaml '{{ $l := list }}{{ range until 900000 }}{{ $l = list $l }}{{ end }}{{ deepCopy $l }}'
chart doubling a.yaml '{{ $s := "x" }}{{ range until 60 }}{{ $s = print $s $s }}{{ end }}'
chart loop a.yaml '{{ range until 900000 }}{{ repeat 10000 "x" }}{{ end }}'
chart kept a.yaml '{{ $d := dict }}{{ range until 900000 }}{{ $_ := set $d (toString .) (repeat 10000 "x") }}{{ end }}'
chart recursion a.yaml "{{ define \"r\" }}$(nested '{{ if true }}' 150 '{{ end }}' '{{ template "r" . }}'){{ end }}{{ template \"r\" . }}"
chart calls a.yaml "{{ define \"r\" }}{{ $(nested 'print (' 150 ')' 'include "r" .') }}{{ end }}{{ template \"r\" . }}"
chart jinja-doubling a.yaml.j2 "{% set x = 'aaaaaaaaaa' %}$(nested '{% set x = x ~ x %}' 26 '' '')"
chart jinja-indent a.yaml.j2 "{{ 'a' | indent(1000000000, true) }}"
chart jinja-nested a.yaml.j2 '{% set l = [1] %}{% for i in range(40) %}{% set l = [l, l] %}{% endfor %}{{ l }}'
charts=(cycle chain doubling loop kept recursion calls jinja-doubling jinja-indent jinja-nested)

request() {
    local name=$1
    jq -n --arg name "$name" '{name: $name, namespace: $name, chart_name: $name, chart_version: "1.0.0",
        data: ("name: \($name)\nnamespace: \($name)\nchartName: \($name)\nchartVersion: 1.0.0\n" | @base64)}' |
        curl -s -o "$work/answer" -o /dev/null -w '%{http_code}\n' --max-time 600 -H "Authorization: Bearer $token" -d @- "$api/cluster"
}

other() {
    while [ ! -e "$work/done" ]; do
        curl -s -o /dev/null -w '%{http_code} %{time_total}\n' --max-time 60 -H "Authorization: Bearer $token" "$api/cluster/"
        sleep 0.1
    done
}

cpu() { awk '{ print ($14 + $15) / 100 }' /proc/$server/stat; }
memory() { awk '/VmHWM|VmRSS/ { printf "%s %d MB  ", $1, $2 / 1024 } END { print "" }' /proc/$server/status; }

echo "before: $(memory)"
other >"$work/other" &
client=$!
start=$(date +%s.%N)
cpu=$(cpu)
pids=()
for ((i = 0; i < requests; i++)); do
    request "${charts[i % ${#charts[@]}]}" >"$work/status.$i" &
    pids+=($!)
done
wait "${pids[@]}"
touch "$work/done"
wait $client
echo "$requests hostile requests at once, -Xmx$heap: $(echo "$(date +%s.%N) - $start" | bc) s, $(echo "$(cpu) - $cpu" | bc) CPU seconds"
echo "answers: $(cat "$work"/status.* | sort | uniq -c | tr '\n' ' ')"
echo "another client meanwhile: $(awk '{ n[$1]++; if ($2 > max) max = $2 } END { for (s in n) printf "%d times %s, ", n[s], s; printf "slowest %.2f s", max }' "$work/other")"
echo "after: $(memory)"
echo "OutOfMemoryError in the log: $(grep -c OutOfMemoryError "$work/server.log" || :)"
