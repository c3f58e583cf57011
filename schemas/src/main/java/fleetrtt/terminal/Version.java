package fleetrtt.terminal;

/** The version of what is running. */
public final class Version {
    private Version() {}

    /** Of the jar that a class came in; {@code unpackaged} when it came in none. */
    public static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
