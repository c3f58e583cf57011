package fleetrtt.rules.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * A checked condition as closures over primitive values, some tens of nanoseconds where CEL's runtime takes a
 * microsecond. They cover what rules are made of: comparisons, logic, arithmetic, choice, membership of a list and
 * tests of strings. What they do not cover they do not touch: then the whole condition is left to CEL. For what they
 * cover they give what CEL gives.
 */
final class Closures {
    private final Checked checked;
    private final NumberClosures numbers;

    private Closures(Checked checked) {
        this.checked = checked;
        this.numbers = new NumberClosures(checked, this);
    }

    /** Empty when some part is foreign to closures. */
    static Optional<TruthNode> of(Checked checked) {
        try {
            return Optional.of(new Closures(checked).truth(checked.root()));
        } catch (Foreign e) {
            return Optional.empty();
        }
    }

    TruthNode truth(CelExpr part) {
        Optional<Object> constant = checked.constant(part);
        if (constant.isPresent()) {
            Truth truth = Truth.of((Boolean) constant.get());
            return values -> truth;
        }
        if (part.getKind() != Kind.CALL) {
            throw new Foreign("no call");
        }
        List<CelExpr> arguments = Checked.arguments(part);
        return switch (part.call().function()) {
            case "_&&_" -> and(truth(arguments.get(0)), truth(arguments.get(1)));
            case "_||_" -> or(truth(arguments.get(0)), truth(arguments.get(1)));
            case "!_" -> not(truth(arguments.get(0)));
            case "_?_:_" -> choice(truth(arguments.get(0)), truth(arguments.get(1)), truth(arguments.get(2)));
            case "@in" -> membership(text(arguments.get(0)), arguments.get(1));
            case "startsWith" -> test(arguments, String::startsWith);
            case "endsWith" -> test(arguments, String::endsWith);
            case "contains" -> test(arguments, String::contains);
            default -> numbers.comparison(part).orElseGet(() -> equality(part));
        };
    }

    private static TruthNode and(TruthNode left, TruthNode right) {
        return values -> {
            Truth first = left.of(values);
            return first == Truth.FALSE ? Truth.FALSE : first.and(right.of(values));
        };
    }

    private static TruthNode or(TruthNode left, TruthNode right) {
        return values -> {
            Truth first = left.of(values);
            return first == Truth.TRUE ? Truth.TRUE : first.or(right.of(values));
        };
    }

    private static TruthNode not(TruthNode part) {
        return values -> part.of(values).not();
    }

    private static TruthNode choice(TruthNode condition, TruthNode yes, TruthNode no) {
        return values -> switch (condition.of(values)) {
            case TRUE -> yes.of(values);
            case FALSE -> no.of(values);
            case UNDEFINED -> Truth.UNDEFINED;
        };
    }

    private TruthNode membership(TextNode member, CelExpr list) {
        if (!(checked.constant(list).orElse(null) instanceof List<?> entries)) {
            throw new Foreign("no list of constants");
        }
        Set<Object> set = entries.stream().collect(Collectors.toUnmodifiableSet());
        return values -> Truth.of(set.contains(member.of(values)));
    }

    private TruthNode test(List<CelExpr> arguments, BiPredicate<String, String> test) {
        TextNode left = text(arguments.get(0));
        TextNode right = text(arguments.get(1));
        return values -> Truth.of(test.test(left.of(values), right.of(values)));
    }

    private TruthNode equality(CelExpr part) {
        List<CelExpr> arguments = Checked.arguments(part);
        return switch (part.call().function()) {
            case "_==_" -> test(arguments, String::equals);
            case "_!=_" -> not(test(arguments, String::equals));
            default -> throw new Foreign(part.call().function());
        };
    }

    /** No variable that is a string is ever undefined. */
    private TextNode text(CelExpr part) {
        if (checked.constant(part).orElse(null) instanceof String constant) {
            return values -> constant;
        }
        Variable variable = checked.variable(part)
                .filter(named -> named.type() == VariableType.STRING)
                .orElseThrow(() -> new Foreign("no text"));
        return values -> values.text(variable);
    }
}
