package fleetrtt.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction.Overload.Arithmetic;

/** CEL with our variables and operators, within limits of size, depth and loops. Thread-safe. */
final class Cel {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .maxExpressionCodePointSize(4_000)
            .maxParseRecursionDepth(50)
            .comprehensionMaxIterations(1_000)
            .maxRegexProgramSize(1_000)
            .build();

    private static final CelStandardFunctions STANDARD = CelStandardFunctions.newBuilder()
            .filterFunctions((function, overload) -> overload != Arithmetic.ADD_DURATION_DURATION
                    && overload != Arithmetic.SUBTRACT_DURATION_DURATION
                    && !MixedComparisons.REPLACED.contains(overload))
            .build();

    private final SubjectKind kind;
    private final CelCompiler compiler;
    private final CelRuntime runtime;

    private Cel(SubjectKind kind, CelCompiler compiler, CelRuntime runtime) {
        this.kind = kind;
        this.compiler = compiler;
        this.runtime = runtime;
    }

    /** The variables that expressions about such a subject know. */
    static Cel about(SubjectKind kind) {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(DurationOverloads.declarations());
        Variable.knownTo(kind)
                .forEach(variable ->
                        compiler.addVar(variable.label(), variable.type().cel()));
        CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(STANDARD)
                .addFunctionBindings(DurationOverloads.bindings())
                .addFunctionBindings(MixedComparisons.bindings())
                .build();
        return new Cel(kind, compiler.build(), runtime);
    }

    /** Parsed and type-checked. */
    CelAbstractSyntaxTree check(String text) throws ExpressionFault {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            CelIssue issue = result.getErrors().get(0);
            throw new ExpressionFault(
                    Math.max(1, issue.getSourceLocation().getLine()),
                    issue.getSourceLocation().getColumn() + 1,
                    Mend.of(issue.getMessage(), kind));
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new AssertionError("no error was found", e);
        }
    }

    /** The program for CEL's own runtime. */
    CelRuntime.Program program(CelAbstractSyntaxTree checked) {
        try {
            return runtime.createProgram(checked);
        } catch (CelEvaluationException e) {
            throw new AssertionError("a checked expression is a program", e);
        }
    }
}
