#!/usr/bin/env bash
# What the web page costs its reader: time until it is of use, and memory while it follows live windows.
set -euo pipefail
# shellcheck source=ops/bin/launch.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../bin/launch.sh"
# shellcheck source=ops/bench/options.sh
. "$root/ops/bench/options.sh"
checks=$root/ops/browser-tests/src/test/node

usage() {
	cat <<EOT
usage: fleetrtt bench web [--url URL] [--loads N] [--minutes N] [--peers N]

  --url URL    of a running aggregator, e.g. http://127.0.0.1:9465; default: two of its own, one with a day of simulated
               peers, which is loaded, and one with a live simulated fleet, which is followed
  --loads N    how often the fleet's page is loaded, each time without a cache, after three that do not count, since a
               server just started still compiles its code; default 10
  --minutes N  how long it then follows live windows; default 10; 0 leaves that out
  --peers N    in the day of its own; default 5000

Exit code 1 when the median load takes more than a second, or memory grows.
EOT
}

url='' loads=10 minutes=10 peers=5000
take 'url loads minutes peers' "$@"
positive loads peers
[[ $minutes =~ ^[0-9]+$ ]] || refuse "--minutes is a number, not '$minutes'"

need_to_run
need chromium command -v chromium
need nodejs command -v node
need npm command -v npm
install_missing

work=$root/ops/browser-tests/target/bench
mkdir -p "$work"
cp -r "$checks/." "$work"
cd "$work"
[ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --ignore-scripts >npm.log 2>&1 ||
	die "npm could not install the browser's driver; all it said is in $work/npm.log"

own=
data=$(mktemp -d)
stop_own() {
	[ -z "$own" ] || { kill "$own" 2>/dev/null && wait "$own" 2>/dev/null; } || true
	own=
}
trap 'stop_own; rm -rf "$data"' EXIT

# serve MODULE MAIN ARGUMENTS...: starts a JVM and sets url to where it says that its page is.
serve() {
	local module=$1 main=$2 waited
	shift 2
	build "$module"
	: >serve.log
	java -Xmx4g -XX:+UseSerialGC -cp "$root/$module/target/$(basename "$module")-$version.jar:$root/$module/target/lib/*" \
		"$main" "$@" >serve.log 2>&1 &
	own=$!
	for ((waited = 0; waited < 900; waited++)); do
		url=$(sed -n 's/^page  *\(http[^ ]*\).*/\1/p' serve.log)
		[ -z "$url" ] || return 0
		kill -0 "$own" 2>/dev/null || break
		sleep 1
	done
	tail -n 5 serve.log >&2
	die "what the page was to be loaded from did not start; all it said is in $work/serve.log"
}

browse() {
	node bench.mjs "$url" "$1" "$2" "$3" "$(command -v chromium)"
}

status=0
if [ -n "$url" ]; then
	browse "$loads" "$minutes" 1h || status=$?
else
	serve ops/bench fleetrtt.bench.query.QueryBench --peers "$peers" --serve
	say "a day of $peers peers"
	browse "$loads" 0 24h || status=$?
	stop_own
	if [ "$minutes" -gt 0 ]; then
		serve ops/devstack fleetrtt.devstack.stack.Up --simulate 50 --data "$data" --http-port "$((20000 + RANDOM % 20000))" --broker-port 0 --registry-port 0
		say "a live fleet of 50 simulated hosts"
		browse 1 "$minutes" 15m || status=$?
	fi
fi
exit "$status"
