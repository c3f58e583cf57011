package fleetrtt.rules.command;

import fleetrtt.rules.expression.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one table of variables, for the terminal and for the README. Pure. */
final class VariableTable {
    private VariableTable() {}

    /**
     * A line of the table.
     *
     * @param names of the variable and of the ends of its slot
     */
    private record Row(List<String> names, String type, String meaning) {}

    private static List<Row> rows() {
        return Arrays.stream(Variable.values())
                .filter(variable -> variable.quantile().isEmpty())
                .map(variable -> new Row(names(variable), variable.type().label(), variable.doc()))
                .toList();
    }

    private static List<String> names(Variable variable) {
        return Stream.concat(Stream.of(variable), ends(variable))
                .map(Variable::label)
                .toList();
    }

    private static Stream<Variable> ends(Variable quantile) {
        return Arrays.stream(Variable.values())
                .filter(variable -> variable.quantile().stream().anyMatch(of -> of == quantile));
    }

    /** Aligned, a heading first. */
    static List<String> text() {
        return Columns.aligned(Stream.concat(
                        Stream.<String[]>of(new String[] {"variable", "type", "meaning"}),
                        rows().stream().map(row ->
                                new String[] {String.join(", ", row.names()), row.type(), row.meaning()}))
                .toList());
    }

    static List<String> markdown() {
        return Stream.concat(
                        Stream.of("| variable | type | meaning |", "|---|---|---|"),
                        rows().stream()
                                .map(row ->
                                        "| " + code(row.names()) + " | " + row.type() + " | " + row.meaning() + " |"))
                .toList();
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
    }
}
