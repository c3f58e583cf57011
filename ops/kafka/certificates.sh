#!/usr/bin/env bash
# An authority of your own and a certificate per broker, with openssl. For a fleet without a PKI; where there is one, take
# its certificates instead.
set -euo pipefail
umask 077

if [ $# -lt 2 ]; then
	cat >&2 <<'END'
usage: certificates.sh FOLDER BROKER...
  FOLDER   gets ca.key and ca.pem (made once), and BROKER.p12 with its password in BROKER.password
  BROKER   a broker's host name or address, as clients call it
END
	exit 2
fi
folder=$1
shift
mkdir -p "$folder"
cd "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

quietly() {
	"$@" 2>"$work/said" || {
		cat "$work/said" >&2
		exit 3
	}
}

if [ ! -e ca.key ]; then
	quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=FleetRTT Kafka CA" \
		-keyout ca.key -out ca.pem
	chmod 644 ca.pem
fi
for broker; do
	case $broker in
	*[!0-9.]*) name=DNS:$broker ;;
	*) name=IP:$broker ;;
	esac
	[ -e "$broker.password" ] || openssl rand -hex 16 >"$broker.password"
	quietly openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$broker" -keyout "$work/key" \
		-out "$work/request"
	printf 'subjectAltName=%s\n' "$name" >"$work/extensions"
	quietly openssl x509 -req -in "$work/request" -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 \
		-extfile "$work/extensions" -out "$work/certificate"
	quietly openssl pkcs12 -export -name "$broker" -inkey "$work/key" -in "$work/certificate" -certfile ca.pem \
		-passout "file:$broker.password" -out "$broker.p12"
	echo "$folder/$broker.p12"
done
