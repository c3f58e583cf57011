package fleetrtt.rules.expression;

import fleetrtt.yaml.Nearest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CEL says of a mistake, shortened, and how to mend it. */
final class Mend {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '\\((.*?)\\)'.*", Pattern.DOTALL);
    private static final Pattern UNIT_ON_NUMBER =
            Pattern.compile("(mismatched|extraneous) input '(ns|us|ms|s|m|h)' expecting.*", Pattern.DOTALL);
    private static final Pattern EXPECTING = Pattern.compile(" expecting \\{.*", Pattern.DOTALL);
    private static final String LITERAL = "write a duration as duration(\"20ms\")";

    private Mend() {}

    static String of(String issue, SubjectKind kind) {
        Matcher undeclared = UNDECLARED.matcher(issue);
        if (undeclared.matches()) {
            return unknown(undeclared.group(1), kind);
        }
        Matcher overload = NO_OVERLOAD.matcher(issue);
        if (overload.matches()) {
            return mismatch(overload.group(1), overload.group(2).replace("google.protobuf.Duration", "duration"));
        }
        if (UNIT_ON_NUMBER.matcher(issue).matches()) {
            return "no number has a unit; " + LITERAL;
        }
        if (issue.startsWith("token recognition error at: '= ")) {
            return "'=' is no operator; equality is ==";
        }
        return EXPECTING.matcher(issue).replaceAll("").replaceAll("\\s+", " ")
                + "; the language is CEL, its variables are listed by fleetrtt rules vars";
    }

    private static String unknown(String name, SubjectKind kind) {
        for (SubjectKind other : SubjectKind.values()) {
            if (Variable.find(name, other).isPresent()) {
                return "'" + name + "' is known to rules with on: " + other.label() + ", and this one has on: "
                        + kind.label() + "; change either";
            }
        }
        return "unknown name '" + name + "'; "
                + Nearest.to(
                                name,
                                Variable.knownTo(kind).stream()
                                        .map(Variable::label)
                                        .toList())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("fleetrtt rules vars lists the variables");
    }

    private static String mismatch(String function, String types) {
        String operator = function.replace("_", "").replace("@", "");
        return "'" + operator + "' does not go with (" + types + "); " + remedy(types);
    }

    private static String remedy(String types) {
        boolean number = types.contains("int") || types.contains("double");
        if (types.contains("duration") && number) {
            return LITERAL;
        }
        if (types.contains("int") && types.contains("double")) {
            return "write 2.0 instead of 2, or double(…)";
        }
        return "the types must fit; fleetrtt rules vars tells those of the variables";
    }

    /** For an expression of another type than is needed. */
    static String notABoolean(String type) {
        return "gives " + type.replace("google.protobuf.Duration", "duration")
                + ", and must be true or false, e.g. p50 > duration(\"20ms\")";
    }
}
