package fleetrtt.terminal;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps out of sight what nobody should read over a shoulder or in a log. */
final class Secrets {
    private static final String MASK = "******";
    private static final Pattern KEY = Pattern.compile(
            "password|passphrase|secret|private|jaas|user\\.info|token$|keystore\\.key$|certificate|credential(?!s\\.source)");
    private static final Pattern USER_INFO = Pattern.compile("://[^/@]*@");

    private Secrets() {}

    /** The value of a setting of Kafka's clients or the registry's, or the mask when the key says that it is secret. */
    static String shown(String key, String value) {
        return KEY.matcher(key.toLowerCase(Locale.ROOT)).find() ? MASK : withoutUserInfo(value);
    }

    /** URLs without name and password. */
    static String withoutUserInfo(String text) {
        return USER_INFO.matcher(text).replaceAll("://" + MASK + "@");
    }
}
