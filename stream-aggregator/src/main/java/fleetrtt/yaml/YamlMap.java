package fleetrtt.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A map in a file, in the order in which it stands there; a key with nothing behind it is as if it were not there. */
public final class YamlMap {
    private final YamlValue whole;
    private final Map<String, YamlValue> keys = new LinkedHashMap<>();
    private final Map<String, YamlValue> values = new LinkedHashMap<>();

    private YamlMap(YamlValue whole) {
        this.whole = whole;
    }

    static YamlMap of(YamlSource source, MappingNode node) {
        YamlMap map = new YamlMap(new YamlValue(source, node));
        for (NodeTuple entry : node.getValue()) {
            map.add(new YamlValue(source, entry.getKeyNode()), new YamlValue(source, entry.getValueNode()));
        }
        return map;
    }

    private void add(YamlValue key, YamlValue value) {
        String name = key.text();
        YamlValue earlier = keys.putIfAbsent(name, key);
        if (earlier != null) {
            throw key.fault(
                    "key '" + name + "' stands in line " + earlier.place().line() + " too; remove one");
        }
        if (!value.isNull()) {
            values.put(name, value);
        }
    }

    /** Throws a {@link YamlFault} when there is another key than these. */
    public YamlMap only(String... known) {
        List<String> names = Arrays.asList(known);
        keys.forEach((name, key) -> {
            if (!names.contains(name)) {
                String mend = Nearest.to(name, names)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("known here: " + String.join(", ", names));
                throw key.fault("unknown key '" + name + "'; " + mend);
            }
        });
        return this;
    }

    public Optional<YamlValue> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** What a function makes of a value, or the default when there is none. */
    public <T> T find(String key, Function<YamlValue, T> meaning, T otherwise) {
        YamlValue value = values.get(key);
        return value == null ? otherwise : meaning.apply(value);
    }

    /** Throws a {@link YamlFault} when it is missing. */
    public YamlValue need(String key) {
        return find(key).orElseThrow(() -> whole.fault("key '" + key + "' is missing; add it"));
    }

    /** The entries of a list; none when the key is missing. */
    public List<YamlValue> list(String key) {
        return find(key, YamlValue::list, List.of());
    }

    /** Keys with their values, in order. */
    public Map<String, YamlValue> entries() {
        return new LinkedHashMap<>(values);
    }

    /** The key itself, for faults about it. */
    public YamlValue key(String name) {
        return Optional.ofNullable(keys.get(name)).orElse(whole);
    }

    /** A fault at the place where the map begins. */
    public YamlFault fault(String what) {
        return whole.fault(what);
    }
}
