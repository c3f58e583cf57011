package fleetrtt.devstack.registry;

/** An answer other than 200: the HTTP status, Confluent's error code and its words. */
final class RegistryError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private RegistryError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static RegistryError subjectNotFound(String subject) {
        return new RegistryError(404, 40401, "Subject '" + subject + "' not found.");
    }

    static RegistryError versionNotFound(String version) {
        return new RegistryError(404, 40402, "Version " + version + " not found.");
    }

    static RegistryError schemaNotFound() {
        return new RegistryError(404, 40403, "Schema not found");
    }

    static RegistryError idNotFound(int id) {
        return new RegistryError(404, 40403, "Schema " + id + " not found");
    }

    static RegistryError noCompatibilitySet(String subject) {
        return new RegistryError(
                404, 40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryError incompatible(String why) {
        return new RegistryError(409, 409, "Schema being registered is incompatible with an earlier schema: " + why);
    }

    static RegistryError invalidSchema(String why) {
        return new RegistryError(422, 42201, "Either the input schema or one its references is invalid: " + why);
    }

    static RegistryError invalidVersion(String version) {
        return new RegistryError(
                422, 42202, "The specified version '" + version + "' is not a valid version id: 1 or more, or latest");
    }

    static RegistryError invalidCompatibility(String level) {
        return new RegistryError(422, 42203, "Invalid compatibility level '" + level + "'");
    }

    static RegistryError badRequest(String why) {
        return new RegistryError(400, 400, why);
    }

    static RegistryError forbidden() {
        return new RegistryError(403, 403, "Only for programs on this machine that address it as localhost");
    }

    static RegistryError noSuchPath(String path) {
        return new RegistryError(404, 404, "HTTP 404 Not Found: " + path);
    }

    static RegistryError notAllowed(String method) {
        return new RegistryError(405, 405, "HTTP 405 Method Not Allowed: " + method);
    }

    static RegistryError tooLarge(int limit) {
        return new RegistryError(413, 413, "The body is longer than " + limit + " bytes");
    }

    static RegistryError internal(String why) {
        return new RegistryError(500, 50001, why);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }
}
