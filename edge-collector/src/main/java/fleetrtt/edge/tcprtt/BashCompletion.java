package fleetrtt.edge.tcprtt;

import fleetrtt.edge.kernel.AttachMethod;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Completion of options and of what some of them take, as a script for bash. */
final class BashCompletion {
    private static final String SCRIPT = """
            # bash completion for tcprtt
            _tcprtt() {
            	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
            	case $before in
            	--attach)
            		mapfile -t COMPREPLY < <(compgen -W "METHODS" -- "$word")
            		return
            		;;
            	--netns)
            		mapfile -t COMPREPLY < <(compgen -W "$(ls /run/netns 2>/dev/null)" -- "$word")
            		return
            		;;
            	TAKING_VALUES)
            		COMPREPLY=()
            		return
            		;;
            	esac
            	mapfile -t COMPREPLY < <(compgen -W "OPTIONS" -- "$word")
            }
            complete -F _tcprtt tcprtt
            """;

    private BashCompletion() {}

    static String script() {
        String methods = String.join(" ", AttachMethod.shortNames());
        String names = Arrays.stream(Option.values())
                .map(option -> option.toString().replace("/", " "))
                .collect(Collectors.joining(" "));
        String takingValues = Arrays.stream(Option.values())
                .filter(Option::takesValue)
                .filter(option -> option != Option.ATTACH && option != Option.NETNS)
                .map(option -> option.toString().replace("/", " | "))
                .collect(Collectors.joining(" | "));
        return SCRIPT.replace("METHODS", methods)
                .replace("TAKING_VALUES", takingValues)
                .replace("OPTIONS", names);
    }
}
