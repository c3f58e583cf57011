package fleetrtt.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.history.Retention;
import fleetrtt.system.deploy.Options;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults as documents tell them are those of the options. */
final class DefaultsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
                    README.md;     collector;  --max-addresses;       (10,240 by default)
                    README.md;     collector;  --outbox-cap;          (`--outbox-cap`, 64 MiB)
                    README.md;     collector;  --metrics-peers;       (`--metrics-peers`, 20)
                    README.md;     collector;  --http-port;           `http://127.0.0.1:9464/healthz`
                    README.md;     aggregator; --standby-replicas;    | `--standby-replicas` | 0 |
                    README.md;     aggregator; --store;               | `--store`, `--state-dir` | `memory`
                    README.md;     aggregator; --state-dir;           `memory`, `/var/lib/fleetrtt/aggregator` |
                    README.md;     aggregator; --transaction-timeout; | `--transaction-timeout` | 10s |
                    README.md;     aggregator; --history;             | `--history` | memory |
                    README.md;     aggregator; --max-lag;             | `--max-lag` | 100000 |
                    README.md;     aggregator; --http-port;           | 9465, 127.0.0.1 |
                    README.md;     aggregator; --http-bind;           | 9465, 127.0.0.1 |
                    README.md;     notify;     --repeat-every;        `--repeat-every`, 1m
                    README.md;     notify;     --http-port;           at port 9466
                    ops/README.md; collector;  --interval;            I = 10 s
                    ops/README.md; collector;  --outbox-cap;          64 MiB (`--outbox-cap`)
                    ops/README.md; collector;  --http-port;           ### Collector, port 9464
                    ops/README.md; aggregator; --http-port;           ### Aggregator, port 9465
                    ops/README.md; notify;     --http-port;           ### Notifier, port 9466
                    stream-aggregator/RATIONALE.md; aggregator; --min-retention; `--min-retention` (6 h)
                    stream-aggregator/RATIONALE.md; aggregator; --grace;         the grace of 30 s
                    """)
    void aDefaultIsThatOfTheOption(String document, String command, String option, String words) throws Exception {
        // Wherever its lines end.
        boolean said = Documents.read(document).replaceAll("\\s+", " ").contains(words);
        assertThat(said).as("%s says %s", document, words).isTrue();
        assertThat(words.replace(" s", "s").replace(" h", "h").replace(",", ""))
                .contains(Options.defaultOf(command, option));
    }

    @Test
    void windowsAreKeptForAsLongAsTheReadmeSays() {
        StringBuilder kept = new StringBuilder();
        for (WindowSize size : WindowSize.values()) {
            Duration time = Retention.of(size);
            kept.append(kept.isEmpty() ? "" : ", ").append(size.label()).append(" for ");
            kept.append(time.toHours() < 24 ? time.toHours() + "h" : time.toDays() + "d");
        }
        assertThat(Documents.read(Documents.README)).contains("(" + kept + ")");
    }
}
