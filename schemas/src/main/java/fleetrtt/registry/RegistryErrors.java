package fleetrtt.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Words for what can go wrong with a registry: each names the place and the mend, on one line. */
final class RegistryErrors {
    private static final int MAX_QUOTED = 300;

    private RegistryErrors() {}

    static RegistryException unreachable(BaseUrls urls, RegistryRequest request, IOException last) {
        return new RegistryException(
                RegistryException.UNREACHABLE,
                "no schema registry answered at " + urls + " for " + request.about() + " (" + oneLine(last.toString())
                        + "); check that it runs and " + RegistryConfig.URL,
                last);
    }

    static RegistryException interrupted(RegistryRequest request) {
        return new RegistryException(
                RegistryException.UNREACHABLE, "interrupted while asking the registry for " + request.about(), null);
    }

    static RegistryException refused(String url, RegistryRequest request, int status, byte[] body) {
        JsonNode json = RegistryJson.read(body);
        int code = json.path("error_code").asInt(status);
        String said = oneLine(json.path("message").asText(""));
        return new RegistryException(
                code,
                request.about() + ": the registry at " + url + " answered " + code
                        + (said.isEmpty() ? "" : " '" + said + "'") + "; " + mend(code, status),
                null);
    }

    static RegistryException strange(BaseUrls urls, RegistryRequest request, String lack) {
        return new RegistryException(
                RegistryException.UNREACHABLE,
                request.about() + ": the answer from " + urls + " " + lack + "; check that " + RegistryConfig.URL
                        + " is a schema registry",
                null);
    }

    static RegistryException unknownId(int id, BaseUrls urls, String why) {
        return new RegistryException(
                RegistryException.SCHEMA_NOT_FOUND,
                "schema id " + id + " is not in the registry at " + urls + " (" + why
                        + "); the record was written against another registry or is not Avro",
                null);
    }

    private static String mend(int code, int status) {
        return switch (code) {
            case RegistryException.SUBJECT_NOT_FOUND, RegistryException.VERSION_NOT_FOUND ->
                "register the schema or set " + RegistryConfig.AUTO_REGISTER + "=true";
            case RegistryException.SCHEMA_NOT_FOUND ->
                "register it or set " + RegistryConfig.AUTO_REGISTER + "=true; a record with this id was written"
                        + " against another registry or is not Avro";
            case RegistryException.INVALID_SCHEMA -> "the registry holds it for no valid Avro schema";
            default -> mendOfStatus(status);
        };
    }

    private static String mendOfStatus(int status) {
        return switch (status) {
            case RegistryException.INCOMPATIBLE ->
                "change the schema so that it is compatible with the subject's versions, see GET /config/<subject>";
            case 401, 403 -> "check basic.auth.* or bearer.auth.* and what that user may do";
            case 404 -> "check the path in " + RegistryConfig.URL;
            default -> status >= 500 ? "see the registry's log" : "check " + RegistryConfig.URL;
        };
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...";
    }
}
