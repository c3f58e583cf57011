package fleetrtt.rules;

import fleetrtt.rules.expression.Language;
import fleetrtt.yaml.YamlFault;
import fleetrtt.yaml.YamlFile;
import fleetrtt.yaml.YamlMap;
import fleetrtt.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads rule files one after the other and collects rules and faults. */
final class RuleSetReader {
    private static final int MOST = 1_000;

    private final Language language;
    private final Map<String, Rule> byId = new HashMap<>();
    private final Map<String, Rule> byLabels = new HashMap<>();
    private final Map<String, YamlValue> groups = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    RuleSetReader(Language language) {
        this.language = language;
    }

    void file(Path file) {
        attempt(() -> YamlFile.read(file).map().only("groups").list("groups").forEach(this::group));
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (YamlFault e) {
            faults.add(e.line());
        }
    }

    private void group(YamlValue value) {
        attempt(() -> {
            YamlMap group = value.map().only("name", "rules");
            YamlValue name = group.need("name");
            YamlValue earlier = groups.putIfAbsent(name.as(Names::rule), name);
            if (earlier != null) {
                throw name.fault("group '" + name.text() + "' stands at " + earlier.place() + " too; rename one");
            }
            RuleReader reader = new RuleReader(language, name.text());
            group.list("rules").forEach(rule -> attempt(() -> add(reader.read(rule), rule)));
        });
    }

    private void add(Rule rule, YamlValue value) {
        Rule same = byId.putIfAbsent(rule.id(), rule);
        if (same != null) {
            throw value.fault(
                    "alert '" + rule.alert() + "' stands in this group at " + same.place() + " too; rename one");
        }
        Rule alike = byLabels.putIfAbsent(labels(rule), rule);
        if (alike != null) {
            throw value.fault("its alerts would carry the same labels as those of " + alike.place()
                    + "; give one another label or name");
        }
        if (rules.size() == MOST) {
            throw value.fault("more than " + MOST + " rules; take some away");
        }
        rules.add(rule);
    }

    private static String labels(Rule rule) {
        return rule.kind() + " " + rule.alert() + " " + new TreeMap<>(rule.labels());
    }

    /** All rules, in order. */
    List<Rule> rules() throws RuleFaults {
        if (!faults.isEmpty()) {
            throw new RuleFaults(faults);
        }
        return rules;
    }
}
