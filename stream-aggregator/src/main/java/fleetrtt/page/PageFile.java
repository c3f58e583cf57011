package fleetrtt.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A file of the page as it is sent. */
final class PageFile {
    private static final int TAG_CHARACTERS = 16;

    private final byte[] content;
    private final String type;
    private final String tag;

    PageFile(byte[] content, String type) {
        this.content = Arrays.copyOf(content, content.length);
        this.type = type;
        tag = '"' + sha256(content).substring(0, TAG_CHARACTERS) + '"';
    }

    byte[] content() {
        return Arrays.copyOf(content, content.length);
    }

    /** Its media type. */
    String type() {
        return type;
    }

    /** Its ETag: the same content has the same. */
    String tag() {
        return tag;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
