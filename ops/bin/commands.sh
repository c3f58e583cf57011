# The commands that are a JVM. Sourced by the launchers of a clone and of an installation, never run.
# shellcheck shell=sh disable=SC2034

version=0.1.0

# jvm_command NAME: sets the module that holds the command, its main class and its JVM's options; fails for another name.
jvm_command() {
	options='-XX:+UseSerialGC -XX:-UsePerfData'
	case $1 in
	tcprtt)
		module=edge-collector main=fleetrtt.edge.tcprtt.Tcprtt
		options="$options -XX:TieredStopAtLevel=1 -Xmx64m"
		;;
	collector)
		module=edge-collector main=fleetrtt.edge.collector.CollectorCommand
		# Within 128 MiB: malloc keeps to two arenas instead of eight per core, and the heap shrinks to what is in use.
		export MALLOC_ARENA_MAX=2
		options="$options -XX:TieredStopAtLevel=1 -Xms8m -Xmx48m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30"
		options="$options -XX:+ExitOnOutOfMemoryError"
		;;
	aggregator)
		module=stream-aggregator main=fleetrtt.aggregator.Aggregator
		options="$options -XX:+ExitOnOutOfMemoryError"
		;;
	topics)
		module=stream-aggregator main=fleetrtt.aggregator.TopicsCommand
		options="$options -XX:TieredStopAtLevel=1 -Xmx128m"
		;;
	query)
		module=stream-aggregator main=fleetrtt.query.Query
		options="$options -XX:TieredStopAtLevel=1 -Xmx256m"
		;;
	rules)
		module=stream-aggregator main=fleetrtt.rules.command.RulesCommand
		options="$options -XX:TieredStopAtLevel=1 -Xmx256m"
		;;
	notify)
		module=stream-aggregator main=fleetrtt.notify.Notifier
		options="$options -XX:TieredStopAtLevel=1 -Xmx128m -XX:+ExitOnOutOfMemoryError"
		;;
	completion)
		module=stream-aggregator main=fleetrtt.completion.Completion
		options="$options -XX:TieredStopAtLevel=1 -Xmx64m"
		;;
	top)
		module=stream-aggregator main=fleetrtt.query.top.Top
		options="$options -XX:TieredStopAtLevel=1 -Xmx128m"
		;;
	up)
		module=ops/devstack main=fleetrtt.devstack.stack.Up
		[ -z "${root-}" ] || export FLEETRTT_RULES="${FLEETRTT_RULES-$root/ops/rules}"
		options="$options -XX:TieredStopAtLevel=1 -Xmx512m"
		;;
	lab)
		module=ops/devstack main=fleetrtt.devstack.lab.LabCommand
		options="$options -Xmx512m"
		;;
	*) return 1 ;;
	esac
}
