package fleetrtt.rules.expression;

import fleetrtt.text.RttText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with expressions in double braces, each of which is replaced by its value. Thread-safe. */
public final class Template {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final String OPENING = "{{";

    private final String source;
    private final List<Part> parts;
    private final String rest;
    private final boolean constant;

    /**
     * Literal text, and the expression behind it.
     *
     * @param literal may be empty
     */
    private record Part(String literal, Interpreted expression) {}

    private Template(String source, List<Part> parts, String rest, boolean constant) {
        this.source = source;
        this.parts = parts;
        this.rest = rest;
        this.constant = constant;
    }

    static Template of(String text, Cel cel, SubjectKind kind) throws ExpressionFault {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = EXPRESSION.matcher(text);
        StringBuilder literal = new StringBuilder();
        boolean constant = true;
        while (matcher.find()) {
            literal.setLength(0);
            matcher.appendReplacement(literal, "");
            Checked checked = checked(text, matcher, cel, kind);
            constant &= Variable.areConstant(checked.variables(checked.root()));
            parts.add(new Part(literal.toString(), new Interpreted(cel.program(checked.tree()), kind)));
        }
        String rest = matcher.appendTail(new StringBuilder()).toString();
        if (rest.contains(OPENING)) {
            ExpressionFault open = new ExpressionFault(1, 1, "'{{' has no '}}' behind it; close it");
            throw at(text, text.lastIndexOf(OPENING), open);
        }
        return new Template(text, List.copyOf(parts), rest, constant);
    }

    private static Checked checked(String text, Matcher matcher, Cel cel, SubjectKind kind) throws ExpressionFault {
        try {
            return Checked.of(matcher.group(1), cel, kind);
        } catch (ExpressionFault e) {
            throw at(text, matcher.start(1), e);
        }
    }

    /** A fault of the expression that begins at an offset, as one of the whole text. */
    private static ExpressionFault at(String text, int offset, ExpressionFault fault) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + fault.line();
        int column = fault.column() + (fault.line() == 1 ? offset - before.lastIndexOf('\n') - 1 : 0);
        return new ExpressionFault(line, column, fault.what());
    }

    /** Whether it is the same in all windows of a subject. */
    public boolean isConstant() {
        return constant;
    }

    /** With values; {@code n/a} stands for what has none. */
    public String render(Values values) {
        StringBuilder rendered = new StringBuilder();
        for (Part part : parts) {
            rendered.append(part.literal())
                    .append(part.expression().value(values).map(Template::shown).orElse("n/a"));
        }
        return rendered.append(rest).toString();
    }

    private static String shown(Object value) {
        if (value instanceof Duration duration) {
            return RttText.of(duration.toNanos() / 1_000.0).strip();
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.3g", number);
        }
        return value.toString();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return source;
    }
}
