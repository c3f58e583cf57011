#!/usr/bin/env bash
# A machine with nothing on it, to install packages on.
set -euo pipefail

usage() {
	cat <<'END'
usage: bare-root.sh make FOLDER PACKAGE...
       bare-root.sh boot FOLDER LAYER

  make  a Debian of this machine's release in FOLDER, from this machine's mirror: its essentials and the packages named
  boot  systemd as the first process of namespaces of its own on FOLDER, which is not changed: what changes is in LAYER;
        until SIGTERM. The network is this machine's.
END
}

die() {
	printf 'bare-root: error: %s\n' "$*" >&2
	exit 3
}

make_root() {
	local folder=$1 release mirror
	shift
	command -v debootstrap >/dev/null || die "no debootstrap: run 'apt-get install debootstrap'"
	# shellcheck source=/dev/null
	release=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
	# shellcheck disable=SC2016
	mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $release" | head -n 1)
	[ -n "$mirror" ] || die "apt knows no mirror for $release"
	rm -rf "$folder.new"
	mkdir -p "$folder.new"
	debootstrap --variant=minbase --include="$(IFS=, && printf '%s' "$*")" "$release" "$folder.new" "$mirror" \
		>"$folder.log" 2>&1 || die "debootstrap failed; all it said is in $folder.log"
	rm -rf "$folder.new"/var/cache/apt/archives/*.deb
	mv "$folder.new" "$folder"
}

# Runs in namespaces of its own, so that every mount goes with them.
inside() {
	local root=$1 layer=$2 node
	mount -t overlay -o "lowerdir=$root,upperdir=$layer/upper,workdir=$layer/work" overlay "$layer/root"
	cd "$layer/root"
	mount -t proc proc proc
	# The kernel's settings are not this root's to change.
	mount --bind proc/sys proc/sys
	mount -o remount,bind,ro proc/sys
	mount --rbind /sys sys
	umount -R sys/fs/cgroup
	mount -t cgroup2 cgroup2 sys/fs/cgroup
	mount -t tmpfs -o mode=755,nosuid tmpfs dev
	for node in null zero full random urandom tty; do
		touch "dev/$node"
		mount --bind "/dev/$node" "dev/$node"
	done
	mkdir dev/pts dev/shm
	ln -s pts/ptmx dev/ptmx
	ln -s /proc/self/fd dev/fd
	mount -t tmpfs -o mode=755,nosuid,nodev tmpfs run
	mkdir -p .outside
	pivot_root . .outside
	umount -l .outside
	rmdir .outside
	# Containers have no devices to wait for, and no disks to check.
	exec env -i container=bare-root PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --unit=sysinit.target
}

# With its first process all others die, a little later; then their groups can go.
end() {
	local process=$1 group=$2
	kill -KILL "$process" 2>/dev/null || true
	wait "$process" 2>/dev/null || true
	for _ in {1..50}; do
		find "$group" -depth -type d -exec rmdir {} + 2>/dev/null && return
		sleep 0.1
	done
	die "processes stay in $group"
}

boot() {
	local root=$1 layer=$2 group
	[ "$(id -u)" -eq 0 ] || die "namespaces and mounts need root"
	group=$(findmnt -t cgroup2 -n -o TARGET | head -n 1)/bare-root-$$
	mkdir -p "$group" "$layer"/{upper,work,root}
	(
		echo "$BASHPID" >"$group/cgroup.procs"
		exec unshare --fork --pid --mount --cgroup --uts --ipc --propagation private --kill-child "$0" inside "$root" "$layer"
	) &
	# shellcheck disable=SC2064
	trap "end $! '$group'" EXIT
	trap 'exit 0' TERM INT
	wait "$!"
}

case ${1-} in
make | boot | inside)
	[ $# -ge 3 ] || {
		usage >&2
		exit 2
	}
	command=$1
	shift
	[ "$command" != make ] || command=make_root
	"$command" "$@"
	;;
-h | --help) usage ;;
*)
	usage >&2
	exit 2
	;;
esac
