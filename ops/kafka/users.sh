#!/usr/bin/env bash
# A SCRAM-SHA-512 user for each role, with a password drawn here, and the settings with which its service logs in.
set -euo pipefail
umask 077
# shellcheck source=ops/kafka/common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/common.sh"

if [ $# -lt 2 ] || [ "$1" = --help ]; then
	cat >&2 <<END
usage: BOOTSTRAP_SERVER=HOST:PORT [COMMAND_CONFIG=FILE] [TRUSTSTORE=PEM] users.sh FOLDER ROLE[=USER]...
  FOLDER    gets USER.properties for each: lines for /etc/fleetrtt/*.properties, or for --config. What is there stays,
            password included, and is only told to the brokers again
  ROLE      $roles; USER is its user's name, by default the role's
$common_usage
  TRUSTSTORE      the brokers' authority as clients will find it; default /etc/fleetrtt/kafka-ca.pem
END
	exit 2
fi
folder=$1
shift
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

login_of() {
	cat <<END
# $1 of FleetRTT, at brokers that demand TLS and SCRAM.
kafka.security.protocol = SASL_SSL
kafka.sasl.mechanism = SCRAM-SHA-512
kafka.sasl.jaas.config = org.apache.kafka.common.security.scram.ScramLoginModule required username="$2" password="$3";
kafka.ssl.truststore.type = PEM
kafka.ssl.truststore.location = ${TRUSTSTORE:-/etc/fleetrtt/kafka-ca.pem}
END
}

for pair; do
	role=$(role_of "$pair")
	user=${pair#*=}
	file=$folder/$user.properties
	[ -e "$file" ] || login_of "$role" "$user" "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" >"$file"
	password=$(sed -n 's/.* password="\([^"]*\)";$/\1/p' "$file")
	[ -n "$password" ] || fail "$file holds no password; remove it to have one drawn"
	# By way of a file: arguments are there for everybody to see.
	printf 'SCRAM-SHA-512=iterations=8192,password=%s\n' "$password" >"$work/scram"
	kafka kafka-configs.sh --alter --entity-type users --entity-name "$user" --add-config-file "$work/scram"
done
