package fleetrtt.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** As a build finds it: by its service file. */
class SkipReasonsTest {
    static class Tests {
        @Test
        @Disabled("no such kernel")
        void disabled() {}

        @Test
        void abandoned() {
            Assumptions.abort("no engine:\n  start one");
        }

        @Test
        void passes() {}
    }

    static class NoneOfThem {
        @BeforeAll
        static void start() {
            Assumptions.assumeTrue(false, "no broker");
        }

        @Test
        void passes() {}
    }

    @Test
    void eachSkippedTestOrClassIsALineWithItsReason() {
        assertThat(said(Tests.class))
                .containsExactlyInAnyOrder(
                        "skipped SkipReasonsTest$Tests.disabled: no such kernel",
                        "skipped SkipReasonsTest$Tests.abandoned: no engine: start one");
        assertThat(said(NoneOfThem.class)).containsExactly("skipped SkipReasonsTest$NoneOfThem: no broker");
    }

    private static String[] said(Class<?> tests) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(tests))
                            .build());
        } finally {
            System.setErr(before);
        }
        return err.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("skipped "))
                .toArray(String[]::new);
    }
}
