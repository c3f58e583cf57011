#!/usr/bin/env bash
# Builds the packages twice from the same sources, in other folders, time zones and with other rights, and compares.
set -euo pipefail
# shellcheck source=ops/bin/launch.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../bin/launch.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# packages FOLDER ENVIRONMENT...: makes them there, from a copy of the sources.
packages() {
	local folder=$1
	shift
	mkdir -p "$folder"
	git -C "$root" ls-files -z --cached --others --exclude-standard |
		(cd "$root" && xargs -0 tar -cf - --) | tar -C "$folder" -xf -
	env "$@" "$folder/ops/bin/fleetrtt" package
}

packages "$work/one" TZ=UTC LC_ALL=C
umask 027
packages "$work/a second/folder" TZ=Pacific/Auckland LC_ALL=C.UTF-8
dist=ops/package/target/dist
diff "$work/one/$dist/SHA256SUMS" "$work/a second/folder/$dist/SHA256SUMS" ||
	die "the two builds differ"
say "two builds are equal, byte for byte:"
cat "$work/one/$dist/SHA256SUMS"
