package fleetrtt.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {
    private final Language language = Language.create();

    private ExpressionFault fault(String text, SubjectKind kind) {
        ExpressionFault fault = catchThrowableOfType(ExpressionFault.class, () -> language.condition(text, kind));
        assertThat(fault).as(text).isNotNull();
        return fault;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "p51 > duration(\"1s\") | 1 | unknown name 'p51'; did you mean 'p50'?",
                "samples > 1 && latency > 3 | 16 | unknown name 'latency'; fleetrtt rules vars lists the variables",
                "p50 > 20 | 5 | '>' does not go with (duration, int); write a duration as duration(\"20ms\")",
                "slowdown * 2 > 3.0 | 10 | '*' does not go with (double, int); write 2.0 instead of 2, or double(…)",
                "p50 > 20ms | 9 | no number has a unit; write a duration as duration(\"20ms\")",
                "p50 = p50 | 5 | '=' is no operator; equality is ==",
                "p50 | 1 | gives duration, and must be true or false, e.g. p50 > duration(\"20ms\")",
                "p50 > duration(\"20\") | 15 | has no value: invalid duration format; a duration is duration(\"20ms\")",
                "hosts > 0 && 1 / 0 > hosts | 16 | has no value: / by zero; a duration is duration(\"20ms\")"
            })
    void aMistakeIsNamedWithItsColumnAndTheMend(String text, int column, String what) {
        ExpressionFault fault = fault(text, SubjectKind.PEER);
        assertThat(fault.what()).isEqualTo(what);
        assertThat(fault.line()).isEqualTo(1);
        assertThat(fault.column()).isEqualTo(column);
    }

    @Test
    void aVariableOfAnotherKindOfSubjectIsToldFromAnUnknownOne() {
        assertThat(fault("remote == \"192.0.2.1\"", SubjectKind.HOST).what())
                .isEqualTo("'remote' is known to rules with on: peer, and this one has on: host; change either");
    }

    @Test
    void expressionsAreLimitedInLengthAndDepth() {
        fault("hosts > 1" + " && hosts > 1".repeat(500), SubjectKind.PEER);
        fault("!(".repeat(200) + "hosts > 1" + ")".repeat(200), SubjectKind.PEER);
    }

    @Test
    void templatesShowValuesAsPeopleReadThem() throws ExpressionFault {
        Template template = language.template(
                "{{ remote }}: {{p50}}, {{ slowdown }} times ({{ samples }} samples), {{ baseline.p50 }}.",
                SubjectKind.PEER);
        FixedValues values = FixedValues.none()
                .with(Variable.REMOTE, "192.0.2.1")
                .with(Variable.P50, 20_500_000L)
                .with(Variable.SLOWDOWN, 2.34567)
                .with(Variable.SAMPLES, 1_000L);
        assertThat(template.render(values)).isEqualTo("192.0.2.1: 20.5 ms, 2.35 times (1000 samples), n/a.");
        assertThat(template.isConstant()).isFalse();
        assertThat(language.template("peer {{ remote }}", SubjectKind.PEER).isConstant())
                .isTrue();
    }

    @Test
    void aMistakeInATemplateIsNamedWhereItStands() {
        ExpressionFault fault =
                catchThrowableOfType(ExpressionFault.class, () -> language.template("a {{ p51 }}", SubjectKind.PEER));
        assertThat(fault.column()).isEqualTo(6);
        fault = catchThrowableOfType(
                ExpressionFault.class, () -> language.template("a\nb {{ p50 + }}", SubjectKind.PEER));
        assertThat(fault.line()).isEqualTo(2);
        fault = catchThrowableOfType(
                ExpressionFault.class, () -> language.template("a {{ p50 }} b {{ p50 ", SubjectKind.PEER));
        assertThat(fault.what()).contains("'}}'");
    }
}
