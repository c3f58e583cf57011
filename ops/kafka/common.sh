# Common ground of the scripts beside it: roles, and where Kafka and its tools are. Sourced, never run.
# shellcheck shell=bash

roles='collector, aggregator, query, notifier or topics'
# shellcheck disable=SC2034 # for those who source it
common_usage='  BOOTSTRAP_SERVER  the brokers
  COMMAND_CONFIG  settings of an administrator'"'"'s client, as for --command-config; default none
  KAFKA_BIN       the folder of kafka-acls.sh and kafka-configs.sh; default: those on the PATH'

fail() {
	printf '%s: error: %s\n' "${0##*/}" "$1" >&2
	exit "${2:-3}"
}

# role_of ROLE[=USER]
role_of() {
	case ${1%%=*} in
	collector | aggregator | query | notifier | topics) echo "${1%%=*}" ;;
	*) fail "there is no role '${1%%=*}'; there are $roles" 2 ;;
	esac
}

# kafka TOOL OPTIONS...
kafka() {
	local tool=$1
	shift
	[ -n "${BOOTSTRAP_SERVER-}" ] || fail "BOOTSTRAP_SERVER is not set; set it to HOST:PORT of a broker" 2
	tool=${KAFKA_BIN:+$KAFKA_BIN/}$tool
	command -v "$tool" >/dev/null || fail "no $tool here; KAFKA_BIN names the folder bin of a Kafka distribution" 2
	"$tool" --bootstrap-server "$BOOTSTRAP_SERVER" ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} "$@"
}
