#!/usr/bin/env bash
# Makes tarballs and Debian packages out of what Maven built; the same bytes every time. Run by Maven, see pom.xml.
set -euo pipefail
export LC_ALL=C TZ=UTC
umask 022
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=ops/bin/commands.sh
. "$root/ops/bin/commands.sh"
SOURCE_DATE_EPOCH=$(date -d "${1:?the time that everything in the packages bears, e.g. 2026-01-01T00:00:00Z}" +%s)
export SOURCE_DATE_EPOCH
target=$here/target
work=$target/work
dist=$target/dist

# As if all had been made at one moment, by root, with the same rights.
settle() {
	find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# The notifier has no package of its own: it is one more command of the aggregator's module.
services() {
	case $1 in
	aggregator) echo aggregator notify ;;
	*) echo "$1" ;;
	esac
}

# The folder of a package as the tarball holds it: tree PART MODULE MANUAL...
tree() {
	local part=$1 module=$2 to=$work/fleetrtt-$1-$version service
	shift 2
	install -d "$to"/{bin,classes,etc/default,etc/fleetrtt,man,completions,systemd}
	install -m 755 "$here"/tree/bin/* "$to/bin"
	install -m 644 "$root/ops/bin/commands.sh" "$to/bin"
	java -cp "$target/classes" fleetrtt.packaging.ThinJars "$to/lib" "$to/native" \
		"$root/$module/target/$module-$version.jar" "$root/$module/target/lib"
	java -cp "$target/classes:$target/lib/*" fleetrtt.packaging.Inventory "$root/$module/target/bom.json" "$to/lib"
	for service in $(services "$part"); do
		install -m 644 "$here/tree/etc/$service.properties" "$to/etc/fleetrtt"
		sed "s/@SERVICE@/fleetrtt-$service/" "$here/tree/etc/defaults" >"$to/etc/default/fleetrtt-$service"
		install -m 644 "$root/ops/systemd/fleetrtt-$service.service" "$to/systemd"
	done
	install -m 644 "$here/tree/man/fleetrtt.8" "$@" "$to/man"
	install -m 644 "$target/documents/fleetrtt.bash" "$to/completions"
	install -m 644 "$root/LICENSE" "$to"
	install -m 644 "$root/$module/target/bom.json" "$to/sbom.cdx.json"
	[ "$part" != aggregator ] || examples "$to/examples"
}

# Beside the aggregator lies what a fleet needs once: Kafka's users and ACLs, rules, dashboards, and the handbook.
examples() {
	local file mode
	install -D -m 644 "$root/ops/README.md" "$1/README.md"
	(cd "$root/ops" && find kafka prometheus grafana rules -type f) | while read -r file; do
		mode=644
		[ ! -x "$root/ops/$file" ] || mode=755
		install -D -m "$mode" "$root/ops/$file" "$1/$file"
	done
}

tarball() {
	local name=fleetrtt-$1-$version
	settle "$work/$name"
	tar -C "$work" --sort=name --format=gnu --owner=0 --group=0 --numeric-owner -cf - "$name" |
		gzip -9n >"$dist/$name.tar.gz"
}

# The same files where Debian wants them: debian PART MODULE
debian() {
	local part=$1 module=$2 from=$work/fleetrtt-$1-$version deb=$work/$1.deb
	local home=$deb/usr/lib/fleetrtt/$module doc=$deb/usr/share/doc/fleetrtt-$part
	install -d "$home" "$doc" "$deb"/{usr/bin,usr/share/man/man8,usr/share/bash-completion/completions} \
		"$deb/usr/lib/systemd/system" "$deb/var/cache/fleetrtt/$module" "$deb/DEBIAN"
	cp -r "$from"/{bin,lib,native,man,completions} "$home"
	ln -s "/var/cache/fleetrtt/$module" "$home/classes"
	cp -r "$from/etc" "$deb"
	install -m 644 "$from"/systemd/* "$deb/usr/lib/systemd/system"
	install -m 644 "$here/debian/copyright" "$from/sbom.cdx.json" "$doc"
	[ ! -e "$from/examples" ] || cp -r "$from/examples" "$doc"
	# Both packages bring the command fleetrtt: update-alternatives lets them share the name.
	gzip -9n "$home"/man/*
	mv "$home"/man/fleetrtt-* "$deb/usr/share/man/man8"
	if [ "$part" = collector ]; then
		ln -s "../lib/fleetrtt/$module/bin/tcprtt" "$deb/usr/bin/tcprtt"
		mv "$home"/man/tcprtt* "$deb/usr/share/man/man8"
		mv "$home/completions/tcprtt.bash" "$deb/usr/share/bash-completion/completions/tcprtt"
	fi
	control "$part" "$module" "$deb"
	settle "$deb"
	dpkg-deb --root-owner-group -Zgzip --build "$deb" "$dist/fleetrtt-${part}_${version}_all.deb" >/dev/null
}

control() {
	local part=$1 module=$2 deb=$3 script
	(cd "$deb" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) >"$deb/DEBIAN/md5sums"
	(cd "$deb" && find etc -type f -printf '/etc/%P\n') | sort >"$deb/DEBIAN/conffiles"
	sed "s/@VERSION@/$version/; s/@SIZE@/$(du -sk --apparent-size --exclude=DEBIAN "$deb" | cut -f1)/" \
		"$here/debian/$part.control" >"$deb/DEBIAN/control"
	# A new JVM cannot use archives of the old one's.
	echo 'interest-noawait /usr/lib/jvm' >"$deb/DEBIAN/triggers"
	for script in postinst prerm postrm; do
		{
			printf '#!/bin/sh\nset -e\npart=%s\nmodule=%s\nservices="%s"\n' "$part" "$module" "$(services "$part")"
			cat "$here/debian/names" "$here/debian/$script"
		} >"$deb/DEBIAN/$script"
		chmod 755 "$deb/DEBIAN/$script"
	done
}

rm -rf "$work" "$dist"
mkdir -p "$work" "$dist"
java -Djava.io.tmpdir=/tmp -cp "$target/classes:$target/lib/*" fleetrtt.packaging.Documents "$target/documents"
tree collector edge-collector "$target"/documents/fleetrtt-collector.8 "$root"/edge-collector/target/documents/tcprtt.8
ln -s fleetrtt "$work/fleetrtt-collector-$version/bin/tcprtt"
install -m 644 "$root/edge-collector/target/documents/tcprtt.bash" "$work/fleetrtt-collector-$version/completions"
tree aggregator stream-aggregator "$target"/documents/fleetrtt-{aggregator,notify,query,rules,top,topics}.8
for part in "collector edge-collector" "aggregator stream-aggregator"; do
	# shellcheck disable=SC2086
	{
		tarball $part
		debian $part
	}
done
(cd "$dist" && sha256sum -- * >SHA256SUMS)
rm -rf "$work"
