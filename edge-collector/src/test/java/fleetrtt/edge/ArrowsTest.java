package fleetrtt.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArrowsTest {
    private final JavaClasses edge = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fleetrtt.edge");

    @Test
    void onlyTheKernelPackageKnowsJna() {
        noClasses()
                .that()
                .resideOutsideOfPackage("fleetrtt.edge.kernel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(edge);
    }

    @Test
    void theKernelPackageKnowsValuesAndNativeCodeOnly() {
        classes()
                .that()
                .resideInAPackage("fleetrtt.edge.kernel")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.sun.jna",
                        "fleetrtt.address",
                        "fleetrtt.histogram",
                        "fleetrtt.edge.kernel")
                .check(edge);
    }

    @Test
    void theLocalToolKnowsTheKernelPackageAndValuesOnly() {
        classes()
                .that()
                .resideInAPackage("fleetrtt.edge.tcprtt")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "fleetrtt.address",
                        "fleetrtt.histogram",
                        "fleetrtt.text",
                        "fleetrtt.edge.kernel",
                        "fleetrtt.edge.tcprtt")
                .check(edge);
    }

    @Test
    void healthKnowsHttpPrometheusAndValuesOnly() {
        classes()
                .that()
                .resideInAPackage("fleetrtt.edge.health")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.sun.net.httpserver",
                        "com.fasterxml.jackson..",
                        "io.prometheus..",
                        "org.jspecify..",
                        "org.slf4j",
                        "fleetrtt.address",
                        "fleetrtt.histogram",
                        "fleetrtt.http",
                        "fleetrtt.metrics",
                        "fleetrtt.edge.health")
                .check(edge);
    }
}
