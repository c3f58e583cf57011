package fleetrtt.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One call of the registry's REST.
 *
 * @param path below the base URL, with its query, encoded
 * @param body JSON of a POST; null for GET
 * @param about what the call is about, for the message when it fails
 */
record RegistryRequest(String path, @Nullable JsonNode body, String about) {
    static RegistryRequest register(String subject, Schema schema, boolean normalize) {
        String path = "/subjects/" + encode(subject) + "/versions?normalize=" + normalize;
        return new RegistryRequest(path, RegistryJson.schemaBody(schema), about(subject, schema));
    }

    static RegistryRequest lookUp(String subject, Schema schema, boolean normalize) {
        String path = "/subjects/" + encode(subject) + "?normalize=" + normalize + "&deleted=false";
        return new RegistryRequest(path, RegistryJson.schemaBody(schema), about(subject, schema));
    }

    static RegistryRequest latest(String subject) {
        return new RegistryRequest(
                "/subjects/" + encode(subject) + "/versions/latest",
                null,
                "latest version of subject '" + subject + "'");
    }

    static RegistryRequest byId(int id, String subject) {
        return new RegistryRequest(
                "/schemas/ids/" + id + "?fetchMaxId=false&subject=" + encode(subject), null, "schema id " + id);
    }

    private static String about(String subject, Schema schema) {
        return "schema " + schema.getFullName() + " in subject '" + subject + "'";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
