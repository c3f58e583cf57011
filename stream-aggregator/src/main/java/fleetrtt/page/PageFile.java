package fleetrtt.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file of the page as it is sent. */
final class PageFile {
    private static final int TAG_CHARACTERS = 16;

    private final byte[] content;
    private final byte[] gzip;
    private final String type;
    private final String tag;

    PageFile(byte[] content, String type) {
        this.content = Arrays.copyOf(content, content.length);
        gzip = gzip(content);
        this.type = type;
        tag = '"' + sha256(content).substring(0, TAG_CHARACTERS) + '"';
    }

    InputStream content() {
        return new ByteArrayInputStream(content);
    }

    /** The same in gzip, packed once and not for each reader. */
    InputStream gzip() {
        return new ByteArrayInputStream(gzip);
    }

    /** Its media type. */
    String type() {
        return type;
    }

    /** Its ETag: the same content has the same. */
    String tag() {
        return tag;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return packed.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
