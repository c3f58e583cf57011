package fleetrtt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom within this module. */
final class ArrowsTest {
    private static final String HOST = "fleetrtt.aggregator.host..";
    private static final String PEER = "fleetrtt.aggregator.peer..";
    private static final String SHARED = "fleetrtt.aggregator.partial..";
    private static final String QUERY = "fleetrtt.query..";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fleetrtt");

    private void never(String from, String... to) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .check(classes);
    }

    @Test
    void hostSideAndPeerSideMeetOnlyInThePartial() {
        never(HOST, PEER, "fleetrtt.aggregator");
        never(PEER, HOST, "fleetrtt.aggregator", "fleetrtt.registry..");
        never(SHARED, HOST, PEER, "fleetrtt.aggregator");
    }

    @Test
    void queriesKnowNothingOfTheTopology() {
        never(QUERY, "fleetrtt.aggregator..", "org.apache.kafka.streams..");
        never("fleetrtt.aggregator..", QUERY);
    }

    @Test
    void whatAnInstanceKnowsOfItselfIsNothingOfTheTopology() {
        never("fleetrtt.aggregator.health..", HOST, PEER, SHARED, "fleetrtt.aggregator", QUERY);
        never("fleetrtt.aggregator.topics..", HOST, PEER, SHARED, "fleetrtt.aggregator");
    }

    @Test
    void theServerKnowsNothingOfWhatItServes() {
        never(
                "fleetrtt.http..",
                "fleetrtt.aggregator..",
                QUERY,
                "fleetrtt.page..",
                "org.apache.kafka..",
                "io.micrometer..");
    }

    @Test
    void thePageKnowsNothingOfItsData() {
        never(
                "fleetrtt.page..",
                "fleetrtt.aggregator..",
                QUERY,
                "fleetrtt.alert..",
                "fleetrtt.rules..",
                "org.apache.kafka..");
    }

    @Test
    void rulesKnowNothingOfAlertsNorAlertsOfTheirTopology() {
        never("fleetrtt.yaml..", "fleetrtt.rules..", "fleetrtt.alert..");
        never("fleetrtt.rules.expression", "fleetrtt.rules", "fleetrtt.alert..", "org.apache.kafka..");
        never("fleetrtt.rules", "fleetrtt.alert..", "org.apache.kafka..", "dev.cel..");
        never("fleetrtt.alert..", "fleetrtt.aggregator..", QUERY, "fleetrtt.notify..", "dev.cel..", "org.yaml..");
    }

    @Test
    void answersKnowNothingOfWhoGivesThemAndHistoryNothingOfWhoAsks() {
        never(
                "fleetrtt.answer..",
                "fleetrtt.aggregator..",
                "fleetrtt.history..",
                "fleetrtt.api..",
                QUERY,
                "io.javalin..");
        never(
                "fleetrtt.history..",
                "fleetrtt.api..",
                "fleetrtt.answer..",
                HOST,
                PEER,
                "fleetrtt.aggregator",
                "io.javalin..");
        never("fleetrtt.api..", HOST, PEER, "fleetrtt.aggregator", QUERY, "org.apache.kafka.streams.state..");
        never("fleetrtt.aggregator.history..", HOST, PEER, "fleetrtt.aggregator", "fleetrtt.history..");
        never(QUERY, "fleetrtt.history..", "fleetrtt.api..");
    }

    @Test
    void theServicesNeverSeeEachOther() {
        never("fleetrtt.aggregator..", "fleetrtt.edge..");
        never(QUERY, "fleetrtt.edge..");
    }
}
