package fleetrtt.api;

/** Why a request is not answered, for people; with the status of HTTP. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    private Problem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, detail);
    }

    static Problem unavailable(String detail) {
        return new Problem(503, detail);
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    int status() {
        return status;
    }
}
