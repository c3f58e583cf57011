#!/usr/bin/env bash
# What FleetRTT costs beside what people would use instead, all in one run.
set -euo pipefail
# shellcheck source=ops/bin/launch.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../bin/launch.sh"
# shellcheck source=ops/bench/options.sh
. "$root/ops/bench/options.sh"

usage() {
	cat <<EOT
usage: fleetrtt bench all [--short] [--report FILE]

Edge, wire, aggregator and Prometheus one after another, some 50 minutes, each with ratios first.

  --short        some 6 minutes: fewer addresses, passes and intervals, so dearer by what is not yet compiled
  --report FILE  where all of it goes too; default bench.txt

Needs root, as bench edge does. Exit code 1 when one of them failed, whose error is in the report; the others run anyway.
EOT
}

short='' report=bench.txt
while [ $# -gt 0 ]; do
	case $1 in
	--short) short=1 ;;
	--report)
		[ $# -ge 2 ] || refuse "$1 wants a value"
		report=$2
		shift
		;;
	-h | --help)
		usage
		exit 0
		;;
	*) refuse "unknown option '$1'" ;;
	esac
	shift
done
: >"$report" || { say "error: cannot write $report"; exit 2; }

figures=$(mktemp -d)
trap 'rm -rf "$figures"' EXIT
failed=0

# measure BENCH OPTIONS
measure() {
	{
		printf '\n## fleetrtt bench %s\nat %s, load %s\n' "$*" "$(date -u +%FT%TZ)" "$(cut -d' ' -f1 /proc/loadavg)"
		"$root/ops/bin/fleetrtt" bench "$@" || { echo "FAILED with exit code $?"; touch "$figures/failed"; }
	} 2>&1 | tee -a "$report"
	[ ! -e "$figures/failed" ] || failed=1
}

say "the whole bench; the report is $report"
{
	printf 'machine   %s x %s, %s MiB, Linux %s\n' "$(nproc)" \
		"$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)" \
		"$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)" "$(uname -r)"
	printf 'versions  FleetRTT %s, Kafka %s, %s\n' "$version" \
		"$(sed -n 's|.*<kafka.version>\(.*\)</kafka.version>.*|\1|p' "$root/pom.xml")" "$(java -version 2>&1 | head -n 1)"
} | tee -a "$report"
if [ -n "$short" ]; then
	measure aggregator --case uniform --peers 10000 --intervals 5 --warm-up 10 --json "$figures/aggregator.json"
	measure wire
	measure edge --seconds 60
	measure prometheus --hosts 20 --peers 400 --intervals 3 --warm-ups 2
else
	measure aggregator --case uniform --intervals 10 --json "$figures/uniform.json"
	measure aggregator --case zipf,hot --peers 100000 --intervals 10 --json "$figures/shared.json"
	measure aggregator --heap
	measure aggregator --latency --case uniform --peers 100000 --intervals 6
	measure wire
	measure edge
	measure edge --peers 10000 --seconds 120
	measure prometheus
fi
exit "$failed"
