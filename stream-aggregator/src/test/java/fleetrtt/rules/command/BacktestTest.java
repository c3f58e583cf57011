package fleetrtt.rules.command;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Remote;
import fleetrtt.query.PeerUpsert;
import fleetrtt.query.PeerWindows;
import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacktestTest {
    private static final long T = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    private static final String RULES = """
            groups:
              - name: g
                rules:
                  - {alert: High, expr: 'p50 > duration("50ms")', for: 2m}
                  - {alert: Never, expr: samples > 1000000}
                  - {alert: OfHosts, on: host, expr: samples > 0}
            """;

    /** Slow from minute 10 to 14 and 20 to 29, and from 100 on; silent from 30 to 49. */
    private static boolean isSlow(long minute) {
        return (minute >= 10 && minute < 15) || (minute >= 20 && minute < 30) || minute >= 100;
    }

    private final List<PeerUpsert> history = new ArrayList<>();

    private PeerWindows read(Interval span, long later) {
        assertThat(span.lengthMillis()).isLessThanOrEqualTo(10 * MINUTE);
        assertThat(later).isGreaterThan(span.endMillis());
        PeerWindows windows = new PeerWindows();
        history.stream().filter(upsert -> span.holds(upsert.window())).forEach(windows::add);
        return windows;
    }

    private void add(long minute, boolean slow, int revision, boolean closed) {
        Interval window = new Interval(T + minute * MINUTE, MINUTE);
        Shape shape = new Shape(slow ? 80_000 : 8_000, slow ? 90_000 : 9_000, OptionalLong.empty());
        history.add(new PeerUpsert(Remote.parse("192.0.2.1"), window, shape.samples(100), 3, revision, closed));
        history.add(new PeerUpsert(Remote.parse("192.0.2.2"), window, shape.samples(1), 1, revision, false));
    }

    @Test
    void eachEpisodeIsToldWithItsLengthAndHowOftenItFlapped(@TempDir Path folder) throws Exception {
        AvroSettings.apply();
        for (long minute = 0; minute < 110; minute++) {
            if (minute < 30 || minute >= 50) {
                add(minute, false, 0, false);
                add(minute, isSlow(minute), 1, true);
            }
        }
        Path file = Files.writeString(folder.resolve("r.yml"), RULES);
        RuleSet rules = RuleSet.read(List.of(file), Language.create());
        EpisodeLog episodes = new EpisodeLog();
        Backtest backtest = new Backtest(rules, WindowSize.ONE_MINUTE, episodes);
        backtest.run(this::read, new Interval(T, 110 * MINUTE));
        assertThat(backtest.windows()).isEqualTo(90);
        assertThat(new BacktestReport(rules, episodes.episodes()).lines())
                .containsExactly(
                        "fired                 lasted  ended        rule    subject",
                        "2027-01-15T08:12:00Z  4m      cleared      g/High  192.0.2.1",
                        "2027-01-15T08:22:00Z  29m     cleared      g/High  192.0.2.1",
                        "2027-01-15T09:42:00Z  -       fires still  g/High  192.0.2.1",
                        "",
                        "rule     fired  subjects  flapped  longest",
                        "g/High   3      1         2        29m",
                        "g/Never  0      0         0        -",
                        "left out, being on hosts or the fleet: g/OfHosts");
    }
}
