package fleetrtt.interop;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * What a serialiser is asked to do while its talk with the registry is written down.
 *
 * @param name of the recording
 * @param writes serialises (true) or deserialises
 * @param config besides the URL
 * @param registered schemas that the subject has before
 */
record Scenario(String name, boolean writes, Map<String, String> config, List<Schema> registered) {
    private static final Map<String, String> LOOK_UP = Map.of("auto.register.schemas", "false");
    private static final Map<String, String> LATEST =
            Map.of("auto.register.schemas", "false", "use.latest.version", "true");
    private static final Map<String, String> BASIC =
            Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "collector:secret");
    private static final Map<String, String> BEARER =
            Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "a.b.c");

    static Stream<Scenario> all() {
        List<Schema> none = List.of();
        List<Schema> own = List.of(Recorded.SCHEMA);
        List<Schema> other = List.of(Recorded.INCOMPATIBLE);
        return Stream.of(
                new Scenario("register", true, Map.of(), none),
                new Scenario("register-normalized", true, Map.of("normalize.schemas", "true"), none),
                new Scenario("look-up", true, LOOK_UP, own),
                new Scenario("latest", true, LATEST, own),
                new Scenario("basic-auth", true, BASIC, none),
                new Scenario("bearer-auth", true, BEARER, none),
                new Scenario("read", false, Map.of(), own),
                new Scenario("incompatible", true, Map.of(), other),
                new Scenario("no-subject", true, LOOK_UP, none),
                new Scenario("no-latest", true, LATEST, none),
                new Scenario("other-schema", true, LOOK_UP, other),
                new Scenario("unknown-id", false, Map.of(), none));
    }

    @Override
    public String toString() {
        return name;
    }
}
