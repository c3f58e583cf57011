package fleetrtt.devstack.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * All that the registry knows. Immutable; laws: a schema has one id, whatever the subjects; an id never changes its
 * schema; registering twice changes nothing.
 *
 * @param nextId above every id that was ever given
 * @param schemas canonical text by id
 * @param subjects ids of a subject's versions, version 1 first
 * @param compatibility level of subjects that have none of their own
 * @param subjectCompatibility levels of single subjects
 */
record Catalog(
        int nextId,
        Map<Integer, String> schemas,
        Map<String, List<Integer>> subjects,
        CompatibilityLevel compatibility,
        Map<String, CompatibilityLevel> subjectCompatibility) {
    Catalog {
        schemas = Map.copyOf(schemas);
        subjects = Map.copyOf(subjects);
        subjectCompatibility = Map.copyOf(subjectCompatibility);
    }

    /** Knows nothing; ids begin with {@code firstId}, compatibility is FULL. */
    static Catalog empty(int firstId) {
        return new Catalog(firstId, Map.of(), Map.of(), CompatibilityLevel.FULL, Map.of());
    }

    /** @throws RegistryError when the text is no Avro schema */
    static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    /** @throws RegistryError when the subject's level forbids it */
    Catalog register(String subject, Schema schema) {
        Optional<Integer> known = find(schema);
        List<Integer> versions = subjects.getOrDefault(subject, List.of());
        if (known.isPresent() && versions.contains(known.get())) {
            return this;
        }
        violation(subject, schema).ifPresent(why -> {
            throw RegistryError.incompatible(why);
        });
        int id = known.orElse(nextId);
        return new Catalog(
                Math.max(nextId, id + 1),
                with(schemas, id, schema.toString()),
                with(subjects, subject, appended(versions, id)),
                compatibility,
                subjectCompatibility);
    }

    Catalog compatibility(CompatibilityLevel level) {
        return new Catalog(nextId, schemas, subjects, level, subjectCompatibility);
    }

    Catalog compatibility(String subject, CompatibilityLevel level) {
        return new Catalog(nextId, schemas, subjects, compatibility, with(subjectCompatibility, subject, level));
    }

    /** The level that holds for a subject, its own or the common one. */
    CompatibilityLevel level(String subject) {
        return subjectCompatibility.getOrDefault(subject, compatibility);
    }

    private Optional<String> violation(String subject, Schema schema) {
        return level(subject)
                .violation(
                        schema,
                        subjects.getOrDefault(subject, List.of()).stream()
                                .map(this::schema)
                                .toList());
    }

    /** The schema's id, if it has one. */
    Optional<Integer> find(Schema schema) {
        String text = schema.toString();
        return schemas.entrySet().stream()
                .filter(entry -> entry.getValue().equals(text))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** @throws RegistryError when there is none */
    Schema schema(int id) {
        String text = schemas.get(id);
        if (text == null) {
            throw RegistryError.idNotFound(id);
        }
        return parse(text);
    }

    /** @throws RegistryError when there is no such subject */
    List<Integer> versions(String subject) {
        List<Integer> ids = subjects.get(subject);
        if (ids == null) {
            throw RegistryError.subjectNotFound(subject);
        }
        return ids;
    }

    /**
     * The number of a version.
     *
     * @param text a number from 1, or {@code latest}
     * @throws RegistryError when it is neither, or there is none
     */
    int version(String subject, String text) {
        int count = versions(subject).size();
        if (text.equals("latest") || text.equals("-1")) {
            return count;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw RegistryError.invalidVersion(text);
        }
        int version = Integer.parseInt(text);
        if (version > count) {
            throw RegistryError.versionNotFound(text);
        }
        return version;
    }

    private static List<Integer> appended(List<Integer> list, int last) {
        List<Integer> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    private static <K extends Comparable<K>, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> larger = new TreeMap<>(map);
        larger.put(key, value);
        return larger;
    }
}
