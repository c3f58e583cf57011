package fleetrtt.edge.tcprtt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One word of the command line, told apart as argparse does it ({@code argparse.py}, {@code _parse_optional}).
 *
 * @param text the word itself
 * @param option the option it names, whole or abbreviated
 * @param attached what is attached to the option: {@code 3} in {@code -i3}, {@code -i=3} and {@code --interval=3}
 * @param isShort whether the option was named by its letter, so that others may follow in the same word
 * @param isValue whether it can be an option's value
 */
record Token(String text, Optional<Option> option, Optional<String> attached, boolean isShort, boolean isValue) {
    /** After this word, every word is a value. */
    static final String END_OF_OPTIONS = "--";

    /** @throws UsageException when an abbreviation is ambiguous */
    static Token of(String word) throws UsageException {
        if (!word.startsWith("-") || word.length() == 1) {
            return value(word);
        }
        if (word.equals(END_OF_OPTIONS)) {
            return unknown(word);
        }
        if (Option.named(word).isPresent()) {
            return option(word, word, Optional.empty());
        }
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Optional<String> attached = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
        if (Option.named(name).isPresent()) {
            return option(word, name, attached);
        }
        return word.startsWith("--") ? abbreviated(word, name, attached) : clustered(word);
    }

    private static Token abbreviated(String word, String name, Optional<String> attached) throws UsageException {
        List<String> matches = Arrays.stream(Option.values())
                .filter(option -> option.mayBeCutTo(name))
                .map(Option::longName)
                .collect(Collectors.toList());
        if (matches.size() > 1) {
            throw new UsageException("ambiguous option: " + word + " could match " + String.join(", ", matches));
        }
        return matches.isEmpty() ? unknown(word) : option(word, matches.get(0), attached);
    }

    private static Token clustered(String word) {
        String letter = word.substring(0, 2);
        return Option.named(letter).isPresent() ? option(word, letter, Optional.of(word.substring(2))) : unknown(word);
    }

    private static Token option(String word, String name, Optional<String> attached) {
        return new Token(word, Option.named(name), attached, !name.startsWith("--"), false);
    }

    /** A word that names no option. */
    static Token value(String word) {
        return new Token(word, Optional.empty(), Optional.empty(), false, true);
    }

    private static Token unknown(String word) {
        return new Token(word, Optional.empty(), Optional.empty(), false, word.contains(" "));
    }
}
