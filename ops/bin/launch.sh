# Common ground of the launchers beside it: what the machine needs, the build, the JVM. Sourced, never run.
# shellcheck shell=bash

PATH=$PATH:/usr/sbin:/sbin
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=ops/bin/commands.sh
. "$root/ops/bin/commands.sh"

say() {
	printf '%s\n' "fleetrtt: $*" >&2
}

die() {
	say "$*"
	exit 3
}

# need PACKAGE TEST...: remembers the Debian package when the test fails.
missing=()
need() {
	local package=$1
	shift
	"$@" >/dev/null 2>&1 || missing+=("$package")
}

java_is_new() {
	local major
	major=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
	[ "${major:-0}" -ge 17 ]
}

libbpf_is_there() {
	[ -n "$(find /usr/lib /usr/lib64 /lib /usr/local/lib -name 'libbpf.so.1' -print -quit 2>/dev/null)" ]
}

install_missing() {
	[ ${#missing[@]} -eq 0 ] && return
	if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
		die "missing: ${missing[*]}. Run: sudo apt-get install -y ${missing[*]}"
	fi
	say "installing ${missing[*]}"
	local log
	log=$(mktemp)
	if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
		"${missing[@]}"; } >"$log" 2>&1; then
		tail -n 5 "$log" >&2
		die "apt-get could not install ${missing[*]}; all it said is in $log"
	fi
	rm -f "$log"
	missing=()
}

need_to_run() {
	need openjdk-17-jre-headless java_is_new
	need libbpf1 libbpf_is_there
}

need_to_build() {
	need openjdk-17-jdk-headless command -v javac
	need maven command -v mvn
	need clang command -v clang
	need libbpf-dev test -e /usr/include/bpf/bpf_helpers.h
}

# The wrapper where MVNW_REPOURL says from where it may take Maven, else the Maven of the machine. What a shell starts in
# the background ignores SIGINT, and so would every program that the tests interrupt.
maven() {
	local mvn=mvn
	[ -z "${MVNW_REPOURL-}" ] || mvn=$root/mvnw
	env --default-signal=INT "$mvn" -f "$root/pom.xml" "$@"
}

# Whether any source is newer than the last build of the module.
stale() {
	local stamp=$root/$1/target/built
	[ ! -e "$stamp" ] || [ -n "$(cd "$root" && find pom.xml bpf schemas edge-collector stream-aggregator ops \
		\( -name target -o -path ops/bin -o -path '*/src/test' -o -name '*.md' \) -prune -o -type f -newer "$stamp" \
		-print -quit)" ]
}

# build MODULE MAVEN-OPTIONS...: unless nothing has changed since the last time.
build() {
	local module=$1 log
	shift
	stale "$module" || return 0
	[ -w "$root" ] || die "$root has to be built and is not writable for $(id -un); build it once as its owner"
	need_to_build
	install_missing
	log=$(mktemp)
	say "building $module, log in $log"
	if ! maven -B -DskipTests -Dspotless.check.skip -pl "$module" -am package "$@" 2>&1 | tee "$log" | progress; then
		grep -m 12 -E '^\[(ERROR|WARNING)\].*(\.(java|avsc|c|h)\b|Failed to execute)|not found: run' "$log" >&2 || tail -n 20 "$log" >&2
		die "the build failed; all it said is in $log"
	fi
	rm -f "$log"
	touch "$root/$module/target/built"
}

# Of Maven's talk: the modules as they are built, and now and then how much was downloaded.
progress() {
	awk '/^(\[INFO\] )?Downloaded/ && ++files % 100 == 0 { print "fleetrtt:   " files " files downloaded"; fflush() }
		/^\[INFO\] Building [a-zA-Z-]+ [0-9.]+ +\[/ { print "fleetrtt:   " $3 " " $5; fflush() }' >&2
}

# run ARGUMENTS: becomes the JVM that jvm_command told of.
run() {
	need_to_run
	install_missing
	build "$module"
	# shellcheck disable=SC2086
	exec java $options -cp "$root/$module/target/$(basename "$module")-$version.jar:$root/$module/target/lib/*" "$main" "$@"
}
