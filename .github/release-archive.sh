#!/bin/sh
# Packs what mvn verify built into target/release/kubefate-VERSION.tar.gz, with a checksum beside it. The archive holds bin/, lib/ and charts/,
# and runs on any machine that has a JDK 21 or later.
#
#   .github/release-archive.sh 2.0.0
set -eu
cd "$(dirname "$0")/.."
version=${1:?Usage: release-archive.sh VERSION}
built=$(sed -n 's/^  <version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)
if [ "$built" != "$version" ]; then
    echo "pom.xml has version $built, not $version" >&2
    exit 1
fi
name=kubefate-$version
release=$PWD/target/release
folder=$release/$name
rm -rf "$release"
mkdir -p "$folder/lib"
cp -R bin charts examples LICENSE README.md README_zh.md CHANGELOG.md "$folder"
cp "kubefate-server/target/kubefate-server-$version-exec.jar" "kubefate-cli/target/kubefate-cli-$version.jar" "$folder/lib"
cp -R kubefate-cli/target/lib "$folder/lib/lib"
tar -C "$release" -czf "$release/$name.tar.gz" "$name"
rm -rf "$folder"
(cd "$release" && sha256sum "$name.tar.gz" > "$name.tar.gz.sha256")
