package fleetrtt.rules.expression;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Well-typed expressions of every operator that closures do, and windows to try them on; seeded. */
final class RandomExpressions {
    private static final List<String> ORDERS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> SPANS = List.of("20ms", "0s", "1.5us", "300us", "2s", "-1ms", "24h");
    private static final List<String> REALS = List.of("0.0", "2.0", "-1.5", "0.1", "1e9", "1e300");
    private static final List<String> WHOLES = List.of("0", "1", "-1", "7", "100", "9223372036854775807");
    private static final List<String> TEXTS = List.of("\"192.0.2.1\"", "\"192.\"", "\"\"", "remote");

    private final Random random;

    RandomExpressions(long seed) {
        random = new Random(seed);
    }

    String condition(int depth) {
        if (depth == 0) {
            return "(" + comparison(0) + ")";
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 2, 3 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 4 -> "!" + condition(depth - 1);
            case 5 -> "(" + condition(depth - 1) + " ? " + condition(depth - 1) + " : " + condition(depth - 1) + ")";
            case 6 -> any(List.of("true", "false", "(remote in [\"192.0.2.1\", \"::1\"])", "(1 < 2)"));
            case 7 -> "remote." + any(List.of("startsWith", "endsWith", "contains")) + "(" + any(TEXTS) + ")";
            case 8 -> "(" + any(TEXTS) + any(List.of(" == ", " != ")) + any(TEXTS) + ")";
            default -> "(" + comparison(depth - 1) + ")";
        };
    }

    private String comparison(int depth) {
        String order = " " + any(ORDERS) + " ";
        boolean mixed = !order.contains("=") || order.contains("<=") || order.contains(">=");
        return switch (random.nextInt(mixed ? 5 : 3)) {
            case 0 -> span(depth) + order + span(depth);
            case 1 -> whole(depth) + order + whole(depth);
            case 2 -> real(depth) + order + real(depth);
            case 3 -> whole(depth) + order + real(depth);
            default -> real(depth) + order + whole(depth);
        };
    }

    private String span(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? "duration(\"" + any(SPANS) + "\")" : variable(VariableType.DURATION);
        }
        return switch (random.nextInt(9)) {
            case 0 -> "(" + span(depth - 1) + " + " + span(depth - 1) + ")";
            case 1 -> "(" + span(depth - 1) + " - " + span(depth - 1) + ")";
            case 2 -> "(" + span(depth - 1) + " * " + real(depth - 1) + ")";
            case 3 -> "(" + real(depth - 1) + " * " + span(depth - 1) + ")";
            case 4 -> "(" + span(depth - 1) + " * " + whole(depth - 1) + ")";
            case 5 -> "(" + whole(depth - 1) + " * " + span(depth - 1) + ")";
            case 6 -> "(" + span(depth - 1) + " / " + real(depth - 1) + ")";
            case 7 -> "(" + span(depth - 1) + " / " + whole(depth - 1) + ")";
            default -> "(" + condition(depth - 1) + " ? " + span(depth - 1) + " : " + span(depth - 1) + ")";
        };
    }

    private String whole(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? any(WHOLES) : variable(VariableType.INT);
        }
        return switch (random.nextInt(4)) {
            case 0, 1 ->
                "(" + whole(depth - 1) + any(List.of(" + ", " - ", " * ", " / ", " % ")) + whole(depth - 1) + ")";
            case 2 -> "-(" + whole(depth - 1) + ")";
            default -> "(" + condition(depth - 1) + " ? " + whole(depth - 1) + " : " + whole(depth - 1) + ")";
        };
    }

    private String real(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? any(REALS) : variable(VariableType.DOUBLE);
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + real(depth - 1) + any(List.of(" + ", " - ", " * ", " / ")) + real(depth - 1) + ")";
            case 2 -> "-(" + real(depth - 1) + ")";
            case 3 -> "(" + span(depth - 1) + " / " + span(depth - 1) + ")";
            case 4 -> "double(" + whole(depth - 1) + ")";
            default -> "(" + condition(depth - 1) + " ? " + real(depth - 1) + " : " + real(depth - 1) + ")";
        };
    }

    private String variable(VariableType type) {
        return any(known().filter(variable -> variable.type() == type)
                .map(Variable::label)
                .toList());
    }

    private static Stream<Variable> known() {
        return Variable.knownTo(SubjectKind.PEER).stream();
    }

    /** Some variables that may be undefined are. */
    FixedValues window() {
        FixedValues values = FixedValues.none();
        known().filter(variable -> (variable.bit() & Variable.PERHAPS_UNDEFINED) == 0 || random.nextInt(3) > 0)
                .forEach(variable -> set(values, variable));
        return values;
    }

    private void set(FixedValues values, Variable variable) {
        switch (variable.type()) {
            case DURATION -> values.with(variable, (long) random.nextInt(60_000_000));
            case INT -> values.with(variable, random.nextInt(4) == 0 ? random.nextLong() >>> 10 : random.nextInt(200));
            case DOUBLE -> values.with(variable, random.nextInt(8) / 2.0);
            case STRING -> values.with(variable, random.nextBoolean() ? "192.0.2.1" : "2001:db8::1");
        }
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
