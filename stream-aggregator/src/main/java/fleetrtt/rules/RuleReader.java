package fleetrtt.rules;

import fleetrtt.rules.expression.Condition;
import fleetrtt.rules.expression.ExpressionFault;
import fleetrtt.rules.expression.Language;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.rules.expression.Template;
import fleetrtt.time.WindowSize;
import fleetrtt.yaml.YamlFault;
import fleetrtt.yaml.YamlMap;
import fleetrtt.yaml.YamlValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one rule of a rule file. Every method throws a {@link YamlFault} at the first thing that is not as it must be. */
final class RuleReader {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final List<String> OURS = List.of("alertname", "remote", "host");
    private static final int MOST_LABELS = 32;
    private static final int MOST_BLOCKS = 10_000;
    private static final Duration SILENT_AFTER = Duration.ofMinutes(10);
    private static final Duration HALF_LIFE = Duration.ofHours(1);
    private static final Duration HISTORY = Duration.ofMinutes(30);

    private final Language language;
    private final String group;

    RuleReader(Language language, String group) {
        this.language = language;
        this.group = group;
    }

    Rule read(YamlValue value) {
        YamlMap rule = value.map()
                .only(
                        "alert",
                        "on",
                        "window",
                        "select",
                        "expr",
                        "for",
                        "keep_firing_for",
                        "silent_after",
                        "baseline",
                        "labels",
                        "annotations");
        SubjectKind kind = rule.find("on", on -> on.as(SubjectKind::ofLabel), SubjectKind.PEER);
        return new Rule(
                group,
                rule.need("alert").as(Names::rule),
                rule.find("window", RuleReader::window, WindowSize.ONE_MINUTE),
                selection(rule, kind),
                condition(rule.need("expr"), kind),
                timing(rule),
                baseline(rule),
                labels(rule, kind),
                templates(rule, "annotations", kind),
                value.place());
    }

    private static WindowSize window(YamlValue value) {
        WindowSize size = value.as(WindowSize::ofLabel);
        if (size == WindowSize.ONE_HOUR) {
            throw value.fault("alerts judge windows of 1m or 10s; choose one");
        }
        return size;
    }

    private static Selection selection(YamlMap rule, SubjectKind kind) {
        if (rule.find("select").isEmpty()) {
            return new Selection(kind, AddressBlocks.of(List.of()), AddressBlocks.of(List.of()), 1, 1, 0);
        }
        YamlMap select = rule.need("select").map().only("in", "out", "min_samples", "min_hosts", "min_completeness");
        for (String addresses : List.of("in", "out")) {
            if (kind != SubjectKind.PEER && select.find(addresses).isPresent()) {
                throw select.key(addresses)
                        .fault("addresses select peers, and this rule has on: " + kind.label() + "; leave it out");
            }
        }
        return new Selection(
                kind,
                blocks(select, "in"),
                blocks(select, "out"),
                select.find("min_samples", samples -> samples.whole(1, Long.MAX_VALUE), 1L),
                select.find("min_hosts", hosts -> (int) hosts.whole(1, Integer.MAX_VALUE), 1),
                select.find("min_completeness", share -> share.number(0, 1), 0.0));
    }

    private static AddressBlocks blocks(YamlMap select, String key) {
        List<YamlValue> blocks = select.list(key);
        if (blocks.size() > MOST_BLOCKS) {
            throw select.key(key).fault(blocks.size() + " blocks; " + MOST_BLOCKS + " at most");
        }
        return AddressBlocks.of(
                blocks.stream().map(block -> block.as(AddressBlocks::parse)).toList());
    }

    private Condition condition(YamlValue value, SubjectKind kind) {
        try {
            return language.condition(value.text(), kind);
        } catch (ExpressionFault e) {
            throw at(value, e);
        }
    }

    private static YamlFault at(YamlValue value, ExpressionFault fault) {
        return new YamlFault(value.placeWithin(fault.line(), fault.column()), fault.what());
    }

    private static Timing timing(YamlMap rule) {
        return new Timing(
                rule.find("for", YamlValue::duration, Duration.ZERO),
                rule.find("keep_firing_for", YamlValue::duration, Duration.ZERO),
                rule.find("silent_after", RuleReader::silence, SILENT_AFTER));
    }

    private static Duration silence(YamlValue value) {
        Duration silence = value.duration();
        if (silence.toMinutes() < 2) {
            throw value.fault("two minutes of silence at least, since it is told by windows; write 2m or more");
        }
        return silence;
    }

    private static BaselineTerms baseline(YamlMap rule) {
        if (rule.find("baseline").isEmpty()) {
            return new BaselineTerms(HALF_LIFE, HISTORY);
        }
        YamlValue value = rule.need("baseline");
        YamlMap terms = value.map().only("half_life", "history");
        try {
            return new BaselineTerms(
                    terms.find("half_life", YamlValue::duration, HALF_LIFE),
                    terms.find("history", YamlValue::duration, HISTORY));
        } catch (IllegalArgumentException e) {
            throw value.fault(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Template> labels(YamlMap rule, SubjectKind kind) {
        Map<String, Template> labels = templates(rule, "labels", kind);
        labels.forEach((name, template) -> {
            YamlValue key = rule.need("labels").map().key(name);
            if (OURS.contains(name)) {
                throw key.fault("label '" + name + "' is set by FleetRTT; choose another name");
            }
            if (!template.isConstant()) {
                throw key.fault("label '" + name + "' would change from window to window, and labels tell one alert"
                        + " from another; make it an annotation");
            }
        });
        return labels;
    }

    private Map<String, Template> templates(YamlMap rule, String key, SubjectKind kind) {
        Map<String, Template> templates = new LinkedHashMap<>();
        if (rule.find(key).isEmpty()) {
            return templates;
        }
        YamlMap entries = rule.need(key).map();
        entries.entries().forEach((name, value) -> {
            if (!LABEL.matcher(name).matches() || templates.size() == MOST_LABELS) {
                throw entries.key(name)
                        .fault("'" + name + "' is no name of letters, digits and _, or one too many; " + MOST_LABELS
                                + " at most");
            }
            templates.put(name, template(value, kind));
        });
        return templates;
    }

    private Template template(YamlValue value, SubjectKind kind) {
        try {
            return language.template(value.text(), kind);
        } catch (ExpressionFault e) {
            throw at(value, e);
        }
    }
}
