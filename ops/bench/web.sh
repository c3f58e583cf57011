#!/usr/bin/env bash
# What the web page costs its reader: time until it is of use, and memory while it follows live windows.
set -euo pipefail
# shellcheck source=ops/bin/launch.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../bin/launch.sh"
checks=$root/ops/browser-tests/src/test/node

usage() {
	cat <<EOT
usage: fleetrtt bench web --url URL [--loads N] [--minutes N] [--last DURATION]

  --url URL        of a running aggregator, e.g. http://127.0.0.1:9465
  --loads N        how often the fleet's page is loaded, each time without a cache; default 10
  --minutes N      how long it then follows live windows; default 10; 0 leaves that out
  --last DURATION  range that is shown; default 1h

Exit code 1 when the median load takes more than a second, or memory grows.
EOT
}

url='' loads=10 minutes=10 last=1h
while [ $# -gt 0 ]; do
	case $1 in
	--url | --loads | --minutes | --last)
		[ $# -ge 2 ] || { say "error: $1 wants a value; see --help"; exit 2; }
		printf -v "${1#--}" '%s' "$2"
		shift 2
		;;
	-h | --help)
		usage
		exit 0
		;;
	*)
		say "error: unknown option '$1'; see --help"
		exit 2
		;;
	esac
done
[ -n "$url" ] || { say "error: --url is missing; see --help"; exit 2; }
[[ $loads =~ ^[1-9][0-9]*$ ]] || { say "error: --loads is a positive number, not '$loads'"; exit 2; }
[[ $minutes =~ ^[0-9]+$ ]] || { say "error: --minutes is a number, not '$minutes'"; exit 2; }

need chromium command -v chromium
need nodejs command -v node
need npm command -v npm
install_missing

work=$root/ops/browser-tests/target/bench
mkdir -p "$work"
cp -r "$checks/." "$work"
cd "$work"
log=$work/npm.log
[ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --ignore-scripts >"$log" 2>&1 ||
	die "npm could not install the browser's driver; all it said is in $log"
exec node bench.mjs "$url" "$loads" "$minutes" "$last" "$(command -v chromium)"
