package fleetrtt.edge.tcprtt;

import static fleetrtt.edge.tcprtt.UsageException.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a command line in argparse's grammar: {@code -i 3}, {@code -i3}, {@code -i=3}, {@code -mTi3},
 * {@code --interval 3}, {@code --interval=3} and unambiguous beginnings of long names.
 */
final class CommandLine {
    /** Takes the options one by one, in their order. */
    interface Reader {
        /** Takes one option; the value is empty for an option that takes none. */
        void accept(Option option, String value) throws UsageException;
    }

    private final List<Token> tokens;
    private final Reader reader;
    private final List<String> unrecognized = new ArrayList<>();
    private int next;

    private CommandLine(List<Token> tokens, Reader reader) {
        this.tokens = tokens;
        this.reader = reader;
    }

    /** Passes all options on, up to the first that asks for help. */
    static void read(List<String> words, Reader reader) throws UsageException {
        new CommandLine(tokens(words), reader).read();
    }

    private static List<Token> tokens(List<String> words) throws UsageException {
        List<Token> tokens = new ArrayList<>();
        boolean onlyValues = false;
        for (String word : words) {
            tokens.add(onlyValues ? Token.value(word) : Token.of(word));
            onlyValues |= word.equals(Token.END_OF_OPTIONS);
        }
        return tokens;
    }

    private void read() throws UsageException {
        while (next < tokens.size()) {
            Token token = tokens.get(next++);
            if (token.option().isEmpty()) {
                unrecognized.add(token.text());
            } else if (!readOption(token, token.option().get(), token.attached())) {
                return;
            }
        }
        if (!unrecognized.isEmpty()) {
            throw new UsageException("unrecognized arguments: " + String.join(" ", unrecognized));
        }
    }

    /** Whether to go on. */
    private boolean readOption(Token token, Option option, Optional<String> attached) throws UsageException {
        if (option.takesValue()) {
            reader.accept(option, attached.isPresent() ? attached.get() : nextValue(option));
            return true;
        }
        Optional<Option> follower = token.isShort()
                ? attached.filter(rest -> !rest.isEmpty()).flatMap(CommandLine::firstLetter)
                : Optional.empty();
        if (attached.isPresent() && follower.isEmpty()) {
            throw UsageException.of(option, "ignored explicit argument " + quoted(attached.get()));
        }
        reader.accept(option, "");
        if (option == Option.HELP) {
            return false;
        }
        return follower.isEmpty()
                || readOption(
                        token,
                        follower.get(),
                        attached.map(rest -> rest.substring(1)).filter(rest -> !rest.isEmpty()));
    }

    private static Optional<Option> firstLetter(String letters) {
        return Option.named("-" + letters.charAt(0));
    }

    private String nextValue(Option option) throws UsageException {
        if (next == tokens.size() || !tokens.get(next).isValue()) {
            throw UsageException.of(option, "expected one argument");
        }
        return tokens.get(next++).text();
    }
}
