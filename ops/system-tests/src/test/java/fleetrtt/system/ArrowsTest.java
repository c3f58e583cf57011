package fleetrtt.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies run one way: edge → schemas ← aggregator; the development stack sees all and is seen by none. */
class ArrowsTest {
    private static final String[] EDGE = {"fleetrtt.edge.."};
    private static final String[] AGGREGATOR = {
        "fleetrtt.aggregator..", "fleetrtt.query..", "fleetrtt.rules..", "fleetrtt.alert..", "fleetrtt.notify.."
    };
    private static final String[] OPS = {"fleetrtt.devstack.."};

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("fleetrtt");

    @Test
    void theTwoServicesNeverSeeEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage(EDGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AGGREGATOR)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(AGGREGATOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(EDGE)
                .check(all);
    }

    @Test
    void nothingButOpsSeesOps() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OPS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OPS)
                .check(all);
    }

    @Test
    void valuesKnowNeitherKafkaNorAvroNorLogs() {
        noClasses()
                .that()
                .resideInAnyPackage("fleetrtt.histogram", "fleetrtt.address", "fleetrtt.time", "fleetrtt.text")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "org.jspecify..", "fleetrtt..")
                .check(all);
    }

    @Test
    void onlyOneClassKnowsTheBrokersInternals() {
        noClasses()
                .that()
                .doNotHaveSimpleName("EmbeddedBroker")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("kafka..")
                .check(all);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("fleetrtt.(**)").should().beFreeOfCycles().check(all);
    }
}
