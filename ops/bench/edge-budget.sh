#!/usr/bin/env bash
# What the collector costs a host: resident memory, CPU, kernel time per sample, beside a bpftrace one-liner.
set -euo pipefail
# shellcheck source=ops/bin/launch.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../bin/launch.sh"
# shellcheck source=ops/bench/options.sh
. "$root/ops/bench/options.sh"
bench=$root/ops/bench

usage() {
	cat <<EOT
usage: fleetrtt bench edge [--seconds N] [--peers N] [--rate N] [--interval DURATION]

  --seconds N          how long the collector is measured; default 300
  --peers N            remote addresses; default 1000
  --rate N             samples a second, one for each TCP segment received; default 50000
  --interval DURATION  the collector's interval; default 10s

Needs root: it loads BPF programs and turns kernel.bpf_stats_enabled on for a moment.
EOT
}

seconds=300 peers=1000 rate=50000 interval=10s
take 'seconds peers rate interval' "$@"
positive seconds peers rate
[ "$(id -u)" -eq 0 ] || die "the bench loads BPF programs: run it as root"

# The kernel's own statistics of one-liners cost time themselves, so they are on in a phase of their own.
stats_seconds=10
# What is measured is told as a whole and by fifths, which show whether it grows.
parts=5
load_seconds=$((seconds + 3 * stats_seconds + 60))
work=$(mktemp -d)
own=()
mounted=

stop_all() {
	sysctl -q kernel.bpf_stats_enabled=0 || true
	for pid in "${own[@]}"; do
		kill "$pid" 2>/dev/null || continue
		wait "$pid" 2>/dev/null || true
	done
	[ -z "$mounted" ] || umount "$mounted"
	rm -rf "$work"
}
trap stop_all EXIT

# reaches FILE PATTERN PID: waits until the file has the line; false when the process ends first.
reaches() {
	for _ in $(seq 600); do
		grep -q "$2" "$1" 2>/dev/null && return
		[ -e "/proc/$3" ] || return 1
		sleep 0.1
	done
	return 1
}

await() {
	reaches "$@" && return
	cat "$1" >&2
	die "'$2' never came"
}

# Of /proc/PID/stat (proc(5)): user and system time in seconds.
cpu_seconds() {
	sed 's/.*) //' "/proc/$1/stat" | awk -v hz="$(getconf CLK_TCK)" '{ printf "%.2f\n", ($12 + $13) / hz }'
}

# CPU seconds of the threads whose name begins so.
thread_seconds() {
	local task sum=0
	for task in "/proc/$1/task/"*; do
		if [[ $(cat "$task/comm") == $2* ]]; then
			sum=$(awk -v a="$sum" -v b="$(cpu_seconds "$1/task/${task##*/}")" 'BEGIN { print a + b }')
		fi
	done
	echo "$sum"
}

# Of /proc/PID/status, in MiB.
mebibytes() {
	awk -v field="$2:" '$1 == field { printf "%.1f\n", $2 / 1024 }' "/proc/$1/status"
}

# Runs and nanoseconds of the BPF programs that a process holds, as "RUNS NANOS" (kernel/bpf/syscall.c,
# bpf_prog_show_fdinfo).
program_runs() {
	cat "/proc/$1/fdinfo/"* 2>/dev/null |
		awk '$1 == "run_cnt:" { runs += $2 } $1 == "run_time_ns:" { nanos += $2 } END { printf "%d %d\n", runs, nanos }'
}

# Kernel nanoseconds per run of a process' BPF programs.
nanos_per_run() {
	local before after
	sysctl -q kernel.bpf_stats_enabled=1
	before=$(program_runs "$1")
	sleep "$stats_seconds"
	after=$(program_runs "$1")
	sysctl -q kernel.bpf_stats_enabled=0
	awk -v before="$before" -v after="$after" 'BEGIN {
		split(before, b); split(after, a)
		runs = a[1] - b[1]
		if (runs > 0) printf "%.0f\n", (a[2] - b[2]) / runs; else print "none" }'
}

percent() {
	awk -v from="$1" -v to="$2" -v seconds="$3" 'BEGIN { printf "%.2f\n", 100 * (to - from) / seconds }'
}

# Milliseconds from reading the kernel's map to its clearing, on average, by the collector's own metrics.
drain_millis() {
	exec 3<>"/dev/tcp/127.0.0.1/$1"
	printf 'GET /metrics HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$1" >&3
	awk '/^fleetrtt_collector_drain_seconds_sum/ { sum = $2 } /^fleetrtt_collector_drain_seconds_count/ { count = $2 }
		END { if (count > 0) printf "%.1f\n", 1000 * sum / count; else print "none" }' <&3
	exec 3>&-
}

need_to_run
need_to_build
need bpftrace command -v bpftrace
need procps command -v sysctl
install_missing
build edge-collector
build ops/bench
clang -O2 -Wall -Werror -o "$work/load" "$bench/load.c"

say "starting a broker"
java -XX:+UseSerialGC -Xmx512m -cp "$bench/target/bench-$version.jar:$bench/target/lib/*" fleetrtt.bench.Sink "$work" \
	>"$work/sink" 2>"$work/sink.log" &
own+=($!)
await "$work/sink" http $!
read -r broker registry <"$work/sink"

say "starting $rate samples/s over $peers peers"
"$work/load" "$peers" "$rate" "$load_seconds" >"$work/load.log" 2>&1 &
own+=($!)
await "$work/load.log" connected $!

http_port=$((20000 + RANDOM % 10000))
"$root/ops/bin/fleetrtt" collector --http-port "$http_port" --bootstrap-server "$broker" --schema-registry "$registry" --host bench \
	--state-dir "$work/state" --interval "$interval" --include-loopback 2>"$work/collector.log" &
collector=$!
own+=("$collector")
await "$work/collector.log" 'collecting as' "$collector"
began=$EPOCHREALTIME

warm=$((seconds < 120 ? seconds / 4 : 30))
part=$(((seconds - warm + parts - 1) / parts))
measured=$((parts * part))
say "measuring the collector for $measured s after $warm to warm up"
sleep "$warm"
start_cpu=$(cpu_seconds "$collector")
declare -A threads_before
names=(fleetrtt-drain fleetrtt-send kafka-producer VM)
for name in "${names[@]}"; do threads_before[$name]=$(thread_seconds "$collector" "$name"); done
part_cpu=$start_cpu cpu_parts='' resident_parts=''
for _ in $(seq "$parts"); do
	sleep "$part"
	end_cpu=$(cpu_seconds "$collector")
	cpu_parts+="  $(percent "$part_cpu" "$end_cpu" "$part")"
	resident_parts+="  $(mebibytes "$collector" VmRSS)"
	part_cpu=$end_cpu
done
cpu=$(percent "$start_cpu" "$end_cpu" "$measured")
breakdown=
for name in "${names[@]}"; do
	share=$(percent "${threads_before[$name]}" "$(thread_seconds "$collector" "$name")" "$measured")
	breakdown+="$name $share  "
done
resident=$(mebibytes "$collector" VmHWM)
drain=$(drain_millis "$http_port")
nanos=$(nanos_per_run "$collector")
kill "$collector"
wait "$collector" || true
sampled=$(awk -v from="$began" -v to="$EPOCHREALTIME" 'match($0, /seen=[0-9]+/) {
	printf "%.0f\n", substr($0, RSTART + 5, RLENGTH - 5) / (to - from) }' "$work/collector.log")

one_liner='tracepoint:tcp:tcp_probe {
	@[args->daddr[4], args->daddr[5], args->daddr[6], args->daddr[7]] = hist(args->srtt);
} interval:s:10 { print(@); clear(@); }'
# bpftrace finds tracepoints by tracefs.
if [ ! -e /sys/kernel/tracing/events ] && mount -t tracefs tracefs /sys/kernel/tracing; then
	mounted=/sys/kernel/tracing
fi
say "measuring bpftrace for $((2 * stats_seconds)) s"
BPFTRACE_MAP_KEYS_MAX=65536 bpftrace -B none -e "$one_liner" >"$work/bpftrace.out" 2>"$work/bpftrace.log" &
trace=$!
own+=("$trace")
trace_nanos=- trace_cpu=- trace_resident=- trace_note=
if reaches "$work/bpftrace.out" Attaching "$trace" && sleep 2 && [ -e "/proc/$trace" ]; then
	trace_start=$(cpu_seconds "$trace")
	trace_nanos=$(nanos_per_run "$trace")
	sleep "$stats_seconds"
	trace_cpu=$(percent "$trace_start" "$(cpu_seconds "$trace")" $((2 * stats_seconds)))
	trace_resident=$(mebibytes "$trace" VmHWM)
else
	trace_note=" (could not run here: $(sed -n 's/.*ERROR: //p' "$work/bpftrace.log" | tail -n 1))"
fi

ratio() {
	awk -v is="$1" -v of="$2" 'BEGIN { if (of > 0) printf "%.2f", is / of; else printf "-" }'
}
cat <<EOT

of the budget    of bpftrace    collector    budget    bpftrace
$(printf '%13s  %13s  %11s  %8s  %10s   resident memory, most, MiB' "$(ratio "$resident" 128)" "$(ratio "$resident" "$trace_resident")" "$resident" 128 "$trace_resident")
$(printf '%13s  %13s  %11s  %8s  %10s   CPU, %% of one core' "$(ratio "$cpu" 1)" "$(ratio "$cpu" "$trace_cpu")" "$cpu" 1 "$trace_cpu")
$(printf '%13s  %13s  %11s  %8s  %10s   kernel time per sample, ns' - "$(ratio "$nanos" "$trace_nanos")" "$nanos" - "$trace_nanos")

samples seen     $sampled /s of $peers peers, interval $interval
drain            $drain ms from reading the kernel's map to its clearing, the write to disk included
CPU by thread    ${breakdown}(% of one core)
CPU by time     $cpu_parts  (% of one core, by $part s)
resident by time$resident_parts  (MiB, at the end of each)
measured         $measured s after $warm s of warming up; kernel times over $stats_seconds s
machine          $(nproc) x $(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo), Linux $(uname -r)
versions         FleetRTT $version, $(java -version 2>&1 | head -n 1), $(bpftrace --version)$trace_note
attached         $(sed -n 's/.*collecting as bench at \([^,]*\),.*/\1/p' "$work/collector.log")
EOT
