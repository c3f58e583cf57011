# What the benches in this folder are told on their command lines. Sourced after launch.sh; usage is the caller's function.
# shellcheck shell=bash

refuse() {
	say "error: $1; see --help"
	exit 2
}

# take 'NAME...' ARGUMENT...: sets the variable of that name for each --NAME VALUE.
take() {
	local names=" $1 "
	shift
	while [ $# -gt 0 ]; do
		case $1 in
		-h | --help)
			usage
			exit 0
			;;
		--*) [[ $names == *" ${1#--} "* ]] || refuse "unknown option '$1'" ;;
		*) refuse "unknown option '$1'" ;;
		esac
		[ $# -ge 2 ] || refuse "$1 wants a value"
		printf -v "${1#--}" '%s' "$2"
		shift 2
	done
}

# positive NAME...: the variables of these options are numbers from 1.
positive() {
	local name
	for name in "$@"; do
		[[ ${!name} =~ ^[1-9][0-9]*$ ]] || refuse "--$name is a positive number, not '${!name}'"
	done
}
