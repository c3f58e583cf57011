#!/usr/bin/env bash
# Grants each role what it needs and nothing more, with Kafka's own kafka-acls.sh. Doing it again changes nothing.
set -euo pipefail
# shellcheck source=ops/kafka/common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/common.sh"

if [ $# -lt 1 ] || [ "$1" = --help ]; then
	cat >&2 <<END
usage: BOOTSTRAP_SERVER=HOST:PORT [COMMAND_CONFIG=FILE] [APPLICATION_ID=NAME] acls.sh ROLE[=USER]...
  ROLE      $roles; USER is its user's name, by default the role's
$common_usage
  APPLICATION_ID  of the aggregator; default fleetrtt-aggregator
END
	exit 2
fi
application=${APPLICATION_ID:-fleetrtt-aggregator}
inputs=(--topic tcprtt.intervals --topic tcprtt.collectors)
windows=(--topic tcprtt.peers.10s --topic tcprtt.peers.1m --topic tcprtt.peers.1h --topic tcprtt.hosts.1m
	--topic tcprtt.fleet.1m)
aside=(--topic tcprtt.rejected --topic tcprtt.late)

# grant USER OPERATION,... RESOURCE-OPTIONS...
grant() {
	local user=$1 operation options=()
	for operation in ${2//,/ }; do
		options+=(--operation "$operation")
	done
	kafka kafka-acls.sh --add --allow-principal "User:$user" "${options[@]}" "${@:3}"
}

# Writing is all: not even what it sent itself can a collector read.
grant_collector() {
	grant "$1" Write,Describe "${inputs[@]}"
}

# DescribeConfigs: it refuses to start when a topic is not as it must be.
grant_aggregator() {
	grant "$1" Read,Describe,DescribeConfigs "${inputs[@]}"
	grant "$1" Write,Describe,DescribeConfigs "${windows[@]}" --topic tcprtt.alerts --topic tcprtt.verdicts "${aside[@]}"
	grant "$1" All --resource-pattern-type prefixed --topic "$application-"
	# What it answers over HTTP tells of alerts, which tell of verdicts; and it is read into a group of its own.
	grant "$1" Read --topic tcprtt.alerts --topic tcprtt.verdicts
	grant "$1" Read,Describe --group "$application"
	grant "$1" Read,Describe --resource-pattern-type prefixed --group "$application-"
	grant "$1" Write,Describe --resource-pattern-type prefixed --transactional-id "$application-"
}

# Without a group: it assigns itself partitions and commits nothing.
grant_query() {
	grant "$1" Read,Describe "${windows[@]}" --topic tcprtt.alerts --topic tcprtt.verdicts --topic tcprtt.collectors
}

grant_notifier() {
	grant "$1" Read,Describe --topic tcprtt.alerts
	grant "$1" Read,Describe --resource-pattern-type prefixed --group fleetrtt-notify
}

# fleetrtt topics create and verify, which nobody who serves has to do.
grant_topics() {
	grant "$1" Create,Describe,DescribeConfigs --resource-pattern-type prefixed --topic tcprtt.
	grant "$1" Describe --resource-pattern-type prefixed --topic "$application-"
}

for pair; do
	role=$(role_of "$pair")
	"grant_$role" "${pair#*=}"
done
