package fleetrtt.rules.command;

import fleetrtt.rules.Subject;
import fleetrtt.rules.command.Expectation.Expected;
import fleetrtt.time.WindowSize;
import fleetrtt.yaml.YamlFault;
import fleetrtt.yaml.YamlFile;
import fleetrtt.yaml.YamlMap;
import fleetrtt.yaml.YamlValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A file of rule tests.
 *
 * @param rules rule files and folders, beside the test file
 * @param tests in order
 */
record RuleTestFile(List<Path> rules, List<RuleTest> tests) {
    private static final long SAMPLES = 600;
    private static final int HOSTS = 3;

    /** Reads one; throws a {@link YamlFault} when it is not as it must be. */
    static RuleTestFile read(Path file) {
        YamlMap map = YamlFile.read(file).map().only("rules", "tests");
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        return new RuleTestFile(
                map.need("rules").list().stream()
                        .map(name -> folder.resolve(name.text()))
                        .toList(),
                map.need("tests").list().stream().map(RuleTestFile::test).toList());
    }

    private static RuleTest test(YamlValue value) {
        YamlMap test = value.map().only("name", "input", "expect");
        return new RuleTest(
                test.need("name").text(),
                test.need("input").list().stream().map(RuleTestFile::series).toList(),
                test.need("expect").list().stream()
                        .map(RuleTestFile::expectation)
                        .toList());
    }

    private static Series series(YamlValue value) {
        YamlMap series = value.map().only("peer", "host", "fleet", "steps");
        return new Series(
                subject(series),
                series.need("steps").list().stream().map(RuleTestFile::step).toList());
    }

    private static Subject subject(YamlMap series) {
        Optional<Subject> subject = series.find("peer")
                .map(peer -> Subject.peer(peer.text()))
                .or(() -> series.find("host").map(host -> Subject.host(host.text())))
                .or(() -> series.find("fleet").map(fleet -> Subject.fleet()));
        return subject.orElseThrow(() -> series.fault("whose series? add peer: ADDRESS, host: NAME or fleet: true"));
    }

    private static Step step(YamlValue value) {
        YamlMap step = value.map().only("for", "p50", "p99", "min_rtt", "samples", "hosts", "expected", "reporting");
        return new Step(
                windows(step.need("for")),
                step.find("p50").map(p50 -> shape(step, p50)),
                step.find("samples", samples -> samples.whole(6, 1L << 40), SAMPLES),
                step.find("hosts", hosts -> (int) hosts.whole(1, 1 << 20), HOSTS),
                hosts(step, "expected"),
                hosts(step, "reporting"));
    }

    private static OptionalInt hosts(YamlMap step, String key) {
        return step.find(key, hosts -> OptionalInt.of((int) hosts.whole(0, 1 << 20)), OptionalInt.empty());
    }

    private static int windows(YamlValue value) {
        long millis = value.duration().toMillis();
        if (millis % WindowSize.TEN_SECONDS.millis() != 0) {
            throw value.fault("'" + value.text() + "' is no multiple of 10s, the finest window");
        }
        return (int) (millis / WindowSize.TEN_SECONDS.millis());
    }

    private static Shape shape(YamlMap step, YamlValue value) {
        double p50 = micros(value);
        double p99 = step.find("p99", RuleTestFile::micros, 2 * p50);
        if (p50 < 1 || p99 < p50) {
            throw value.fault("p50 is at least 1us, and p99 at least p50");
        }
        OptionalLong minRtt =
                step.find("min_rtt", least -> OptionalLong.of((long) micros(least)), OptionalLong.empty());
        return new Shape(p50, p99, minRtt);
    }

    private static double micros(YamlValue value) {
        return value.duration().toNanos() / 1_000.0;
    }

    private static Expectation expectation(YamlValue value) {
        YamlMap expectation = value.map().only("at", "alerts");
        Duration at = expectation.need("at").duration();
        return new Expectation(
                at.toMillis(),
                expectation.need("alerts").list().stream()
                        .map(RuleTestFile::expected)
                        .toList(),
                value.place());
    }

    private static Expected expected(YamlValue value) {
        YamlMap expected = value.map().only("alert", "subject", "labels", "annotations");
        return new Expected(
                expected.need("alert").text(),
                expected.need("subject").text(),
                texts(expected, "labels"),
                texts(expected, "annotations"));
    }

    private static Map<String, String> texts(YamlMap map, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.find(key).ifPresent(value -> value.map().entries().forEach((name, text) -> texts.put(name, text.text())));
        return texts;
    }
}
