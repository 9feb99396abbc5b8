#!/bin/sh
# Prints the section of CHANGELOG.md for a version.
#
#   .github/release-notes.sh 2.0.0
set -eu
cd "$(dirname "$0")/.."
version=${1:?Usage: release-notes.sh VERSION}
notes=$(awk -v heading="## [$version]" '
    index($0, "## ") == 1 || index($0, "[") == 1 { inside = index($0, heading) == 1; next }
    inside' CHANGELOG.md)
if [ -z "$notes" ]; then
    echo "CHANGELOG.md has no section \"## [$version]\": rename the section Unreleased first" >&2
    exit 1
fi
printf '%s\n' "$notes"
