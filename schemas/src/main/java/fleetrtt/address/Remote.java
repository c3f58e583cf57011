package fleetrtt.address;

/** What samples are keyed by: an address, or {@link Other} for those that found no room of their own. */
public sealed interface Remote permits IpAddress, Other {
    /**
     * Reads the canonical text of an address, or {@code other}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static Remote parse(String text) {
        return text.equals(Other.OTHER.toString()) ? Other.OTHER : IpAddress.parse(text);
    }
}
