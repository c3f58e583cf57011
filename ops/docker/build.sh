#!/usr/bin/env bash
# Builds the images of collector and aggregator from the packages' tarballs.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=ops/bin/commands.sh
. "$root/ops/bin/commands.sh"

if [ "${1-}" = --help ]; then
	cat <<END
usage: [BASE=IMAGE] [PREFIX=NAME] build.sh
  BASE    the image to stand on, with a JRE 17, libbpf1 and setcap; default: fleetrtt/base:$version, made here from
          DEBIAN (debian:12-slim) when it is missing
  PREFIX  of the images' names; default fleetrtt
It takes the tarballs of 'ops/bin/fleetrtt package', and makes PREFIX/collector:$version and PREFIX/aggregator:$version.
END
	exit 0
fi
dist=$root/ops/package/target/dist
base=${BASE-}
ls "$dist"/fleetrtt-{collector,aggregator}-"$version".tar.gz >/dev/null 2>&1 || {
	echo "build.sh: error: there are no tarballs in $dist; run ops/bin/fleetrtt package first" >&2
	exit 3
}
if [ -z "$base" ]; then
	base=fleetrtt/base:$version
	docker image inspect "$base" >/dev/null 2>&1 ||
		docker build ${DEBIAN:+--build-arg "DEBIAN=$DEBIAN"} -f "$here/base.Dockerfile" -t "$base" "$here"
fi
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
cp "$dist"/fleetrtt-{collector,aggregator}-"$version".tar.gz "$here/Dockerfile" "$here/probe" "$context"
chmod 755 "$context/probe"
for part in collector aggregator; do
	docker build ${NETWORK:+--network "$NETWORK"} --build-arg "BASE=$base" --target "$part" \
		-t "${PREFIX:-fleetrtt}/$part:$version" "$context"
done
