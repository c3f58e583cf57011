package fleetrtt.rules;

import java.util.regex.Pattern;

/** How rules and their groups may be called. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}");

    private Names() {}

    /**
     * The same name.
     *
     * @throws IllegalArgumentException when it is none
     */
    static String rule(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no name; 1 to 100 of letters, digits, _ . - and blanks");
        }
        return text;
    }
}
