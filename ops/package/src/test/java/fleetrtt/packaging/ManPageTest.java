package fleetrtt.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

class ManPageTest {
    @Command(
            name = "fleetrtt probe",
            description = "Probes, 100%% of it.",
            exitCodeList = {"0:done", "2:bad arguments"})
    @SuppressWarnings("UnusedVariable") // Only to be described.
    private static final class Probe {
        @Option(
                names = {"-n", "--number"},
                paramLabel = "N",
                description = "How many; default ${DEFAULT-VALUE}.")
        private int number = 7;

        @Option(names = "--secret", hidden = true)
        private boolean secret;
    }

    @Test
    void aPageSaysWhatHelpSays() {
        ManPage page = ManPage.of(new CommandLine(new Probe()).getCommandSpec());
        assertThat(page.fileName()).isEqualTo("fleetrtt-probe.8");
        assertThat(page.command()).isEqualTo("probe");
        assertThat(page.text()).isEqualTo("""
                .TH FLEETRTT-PROBE 8 "" FleetRTT "System administration"
                .SH NAME
                fleetrtt\\-probe \\- Probes, 100% of it.
                .SH SYNOPSIS
                fleetrtt probe [\\-n=N]
                .SH DESCRIPTION
                Probes, 100% of it.
                .SH OPTIONS
                .TP
                .B \\-n, \\-\\-number=N
                How many; default 7.
                .SH EXIT STATUS
                .TP
                .B 0
                done
                .TP
                .B 2
                bad arguments
                """);
    }

    @Test
    void everyCommandHasEachOfItsOptionsOnItsPage() throws Exception {
        for (CommandLine command : Documents.commands()) {
            String page = ManPage.of(command.getCommandSpec()).text();
            assertThat(command.getCommandSpec().options().stream()
                            .filter(option -> !option.hidden())
                            .map(OptionSpec::longestName))
                    .allSatisfy(name -> assertThat(page).contains(name.replace("-", "\\-")));
            assertThat(page).doesNotContain("${", "%n");
        }
    }
}
