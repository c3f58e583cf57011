package fleetrtt.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry, asked over its REST. Schemas are kept for the life of the client, in bounded memory; ids that it
 * did not know are remembered for a while, see {@link UnknownIds}. Thread-safe, and best shared by all serialisers
 * of a process: each client keeps a connection and a thread of its own.
 */
public final class RegistryClient {
    private static final int REMEMBERED = 1_000;

    private final RegistryHttp http;
    private final UnknownIds unknown = new UnknownIds(System::nanoTime);
    private final BoundedCache<Integer, Schema> schemas = new BoundedCache<>(REMEMBERED);
    private final BoundedCache<String, Schema> latest = new BoundedCache<>(REMEMBERED);

    private RegistryClient(RegistryConfig config) {
        http = new RegistryHttp(config);
    }

    /**
     * Sends nothing yet; key and trust stores are read.
     *
     * @throws org.apache.kafka.common.config.ConfigException when a value cannot be used
     */
    public static RegistryClient of(RegistryConfig config) {
        return new RegistryClient(config);
    }

    /** As {@link #of(RegistryConfig)}, with Confluent's keys. */
    public static RegistryClient of(Map<String, ?> configs) {
        return of(RegistryConfig.of(configs));
    }

    /**
     * The id of this schema, registered under the subject if it was not yet.
     *
     * @throws RegistryException e.g. {@link RegistryException#INCOMPATIBLE}
     */
    public int register(String subject, Schema schema, boolean normalize) {
        try {
            return id(RegistryRequest.register(subject, schema, normalize));
        } catch (RegistryException e) {
            if (!isLostRace(e)) {
                throw e;
            }
            // By now the subject is there, so this compares.
            return id(RegistryRequest.register(subject, schema, normalize));
        }
    }

    /** Apicurio refuses the slower of two who register a subject's first schema at the same time, with the same code. */
    private static boolean isLostRace(RegistryException refusal) {
        return refusal.errorCode() == RegistryException.INCOMPATIBLE
                && String.valueOf(refusal.getMessage()).contains("already exists");
    }

    /**
     * The id that this schema has under the subject.
     *
     * @throws RegistryException when it is not registered there
     */
    public int lookUp(String subject, Schema schema, boolean normalize) {
        return id(RegistryRequest.lookUp(subject, schema, normalize));
    }

    /**
     * The subject's latest version, as it was when first asked for.
     *
     * @throws RegistryException when there is no such subject
     */
    public Schema latest(String subject) {
        return latest.get(subject, name -> avro(RegistryRequest.latest(name)));
    }

    /**
     * The schema with this id.
     *
     * @param subject where the id was met; some registries look there first
     * @throws RegistryException when it cannot be had; {@link RegistryException#isUnknownSchema} when there is none
     * @throws SerializationException when it is no Avro schema
     */
    public Schema schema(int id, String subject) {
        Schema known = schemas.find(id);
        return known == null ? ask(id, subject) : known;
    }

    private Schema ask(int id, String subject) {
        @Nullable String refusal = unknown.refusal(id);
        if (refusal != null) {
            throw RegistryErrors.unknownId(id, http.urls(), refusal);
        }
        try {
            return schemas.put(id, avro(RegistryRequest.byId(id, subject)));
        } catch (RegistryException e) {
            if (e.isUnknownSchema()) {
                unknown.add(id);
            }
            throw e;
        }
    }

    private int id(RegistryRequest request) {
        JsonNode id = http.send(request).path("id");
        if (!id.isInt()) {
            throw RegistryErrors.strange(http.urls(), request, "carries no schema id");
        }
        return id.asInt();
    }

    private Schema avro(RegistryRequest request) {
        JsonNode answer = http.send(request);
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new SerializationException(request.about() + " is " + type + ", not Avro");
        }
        if (!answer.path("schema").isTextual()) {
            throw RegistryErrors.strange(http.urls(), request, "carries no schema");
        }
        try {
            return new Schema.Parser().parse(answer.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new SerializationException(request.about() + " cannot be parsed: " + e.getMessage(), e);
        }
    }
}
