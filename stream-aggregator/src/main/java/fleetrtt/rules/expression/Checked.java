package fleetrtt.rules.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A type-checked expression and what can be told of its parts before any window comes. Not thread-safe. */
final class Checked {
    private final Cel cel;
    private final SubjectKind kind;
    private final CelAbstractSyntaxTree tree;
    private final Map<Long, Object> constants = new HashMap<>();

    private Checked(Cel cel, SubjectKind kind, CelAbstractSyntaxTree tree) {
        this.cel = cel;
        this.kind = kind;
        this.tree = tree;
    }

    /** @throws ExpressionFault when it is no expression, or one whose constants have no value */
    static Checked of(String text, Cel cel, SubjectKind kind) throws ExpressionFault {
        Checked checked = new Checked(cel, kind, cel.check(text));
        checked.evaluateConstants(checked.root());
        return checked;
    }

    /** A duration that is none, or a division by zero, should be found now and not in some window. */
    private void evaluateConstants(CelExpr part) throws ExpressionFault {
        if (!isConstant(part)) {
            for (CelNavigableExpr child :
                    CelNavigableExpr.fromExpr(part).children().toList()) {
                evaluateConstants(child.expr());
            }
        } else if (part.getKind() != Kind.CONSTANT) {
            try {
                constants.put(part.id(), cel.program(subtree(part)).eval());
            } catch (CelEvaluationException e) {
                throw fault(
                        part, "has no value: " + String.valueOf(e.getMessage()).replaceAll("^.*:\\d+: ", ""));
            }
        }
    }

    private CelAbstractSyntaxTree subtree(CelExpr part) {
        return CelAbstractSyntaxTree.newCheckedAst(part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
    }

    private ExpressionFault fault(CelExpr part, String what) {
        int offset = tree.getSource().getPositionsMap().getOrDefault(part.id(), 0);
        CelSourceLocation place = tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        return new ExpressionFault(place.getLine(), place.getColumn() + 1, what + "; a duration is duration(\"20ms\")");
    }

    private static boolean isConstant(CelExpr part) {
        return CelNavigableExpr.fromExpr(part).allNodes().noneMatch(node -> node.getKind() == Kind.IDENT);
    }

    CelAbstractSyntaxTree tree() {
        return tree;
    }

    CelExpr root() {
        return tree.getExpr();
    }

    CelType type(CelExpr part) {
        return tree.getType(part.id()).orElse(SimpleType.DYN);
    }

    /** The overload that the types chose; empty when that is left to the runtime. */
    String overload(CelExpr call) {
        ImmutableList<String> overloads =
                tree.getReference(call.id()).map(CelReference::overloadIds).orElse(ImmutableList.of());
        return overloads.size() == 1 ? overloads.get(0) : "";
    }

    /** The value of a part that names nothing. */
    Optional<Object> constant(CelExpr part) {
        if (part.getKind() != Kind.CONSTANT) {
            return Optional.ofNullable(constants.get(part.id()));
        }
        return switch (part.constant().getKind()) {
            case BOOLEAN_VALUE -> Optional.of(part.constant().booleanValue());
            case INT64_VALUE -> Optional.of(part.constant().int64Value());
            case DOUBLE_VALUE -> Optional.of(part.constant().doubleValue());
            case STRING_VALUE -> Optional.of(part.constant().stringValue());
            default -> Optional.empty();
        };
    }

    /** Set of the variables that a part names. */
    long variables(CelExpr part) {
        return named(part).mapToLong(Variable::bit).reduce(0, (some, more) -> some | more);
    }

    private Stream<Variable> named(CelExpr part) {
        return CelNavigableExpr.fromExpr(part)
                .allNodes()
                .filter(node -> node.getKind() == Kind.IDENT)
                .flatMap(node -> variable(node.expr()).stream());
    }

    /** The variable that a part is. */
    Optional<Variable> variable(CelExpr part) {
        return part.getKind() == Kind.IDENT ? Variable.find(part.ident().name(), kind) : Optional.empty();
    }

    /** Arguments of a call, its target first when it has one. */
    static List<CelExpr> arguments(CelExpr call) {
        return Stream.concat(call.call().target().stream(), call.call().args().stream())
                .toList();
    }
}
