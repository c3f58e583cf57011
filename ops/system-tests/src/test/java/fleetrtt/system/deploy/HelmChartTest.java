package fleetrtt.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart as Helm itself renders it: Helm's Go code, as a library. What a cluster makes of it is not tested here. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "Helm comes as a library for Linux on amd64")
class HelmChartTest {
    private static final Path CHART =
            Path.of("..", "helm", "fleetrtt").toAbsolutePath().normalize();
    private static final Map<String, String> NECESSARY =
            Map.of("kafka.bootstrapServers", "k1:9093,k2:9093", "kafka.schemaRegistry", "https://r:8081");
    private static final Map<String, String> MORE = Map.of(
            "kafka.secret", "logins",
            "metrics.tokenSecret", "token",
            "aggregator.rules", "rules",
            "aggregator.store", "rocksdb",
            "notifier.replicas", "1",
            "aggregator.storage.className", "fast",
            "collector.extraArgs[0]", "--include-loopback");

    private static List<JsonNode> rendered(Map<String, String> values) {
        TemplateCommand template = new Helm(CHART).template().withName("rtt");
        NECESSARY.forEach(template::set);
        values.forEach(template::set);
        return Manifests.read(template.call());
    }

    private static JsonNode container(List<JsonNode> documents, String kind) {
        return Manifests.ofKind(documents, kind).at("/spec/template/spec/containers/0");
    }

    @Test
    void everyOptionAndVariableIsOneOfTheCommand() throws ReflectiveOperationException {
        for (Map<String, String> values : List.of(Map.<String, String>of(), MORE)) {
            List<JsonNode> containers = rendered(values).stream()
                    .map(document -> document.at("/spec/template/spec/containers/0"))
                    .filter(JsonNode::isObject)
                    .toList();
            assertThat(containers).hasSize(values.isEmpty() ? 2 : 3);
            for (JsonNode container : containers) {
                Options.areKnown(Manifests.texts(container.path("args")), Manifests.environment(container));
            }
        }
    }

    @Test
    void theCollectorHasTwoCapabilitiesAndNothingElse() {
        JsonNode daemonSet = Manifests.ofKind(rendered(Map.of()), "DaemonSet");
        JsonNode container = daemonSet.at("/spec/template/spec/containers/0");
        JsonNode security = container.path("securityContext");
        assertThat(Manifests.texts(security.at("/capabilities/drop"))).containsExactly("ALL");
        assertThat(Manifests.texts(security.at("/capabilities/add"))).containsExactly("BPF", "PERFMON");
        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(daemonSet.findValues("privileged")).isEmpty();
        assertThat(daemonSet.findValues("hostNetwork")).isEmpty();
        assertThat(daemonSet.findValues("hostPID")).isEmpty();
        assertThat(daemonSet.at("/spec/template/spec/tolerations/0/operator").asText())
                .isEqualTo("Exists");
        assertThat(container.at("/env/0/valueFrom/fieldRef/fieldPath").asText()).isEqualTo("spec.nodeName");
        assertThat(Manifests.texts(container.path("args"))).contains("--host=$(NODE_NAME)");
    }

    @Test
    void aggregatorsAreStaticMembersWithoutRightsSpreadAndProbed() {
        List<JsonNode> documents = rendered(Map.of());
        JsonNode container = container(documents, "StatefulSet");
        assertThat(Manifests.texts(container.at("/securityContext/capabilities/drop")))
                .containsExactly("ALL");
        assertThat(container.at("/securityContext/capabilities").has("add")).isFalse();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(Manifests.texts(container.path("args")))
                .contains("--instance-id=$(POD_NAME)", "--standby-replicas=1");
        assertThat(Manifests.texts(container.at("/readinessProbe/exec/command")))
                .containsExactly("/opt/fleetrtt/bin/probe", "9465", "/readyz");
        assertThat(Manifests.texts(container.at("/livenessProbe/exec/command"))).endsWith("/healthz");
        assertThat(Manifests.ofKind(documents, "PodDisruptionBudget")
                        .at("/spec/maxUnavailable")
                        .asInt())
                .isEqualTo(1);
        assertThat(Manifests.ofKind(documents, "PodDisruptionBudget").at("/spec/selector"))
                .isEqualTo(Manifests.ofKind(documents, "StatefulSet").at("/spec/selector"));
    }

    @Test
    void rocksDbHasADiskOfItsOwnAndMemoryNone() {
        assertThat(Manifests.ofKind(rendered(MORE), "StatefulSet")
                        .at("/spec/volumeClaimTemplates/0/spec/storageClassName")
                        .asText())
                .isEqualTo("fast");
        assertThat(Manifests.ofKind(rendered(Map.of()), "StatefulSet")
                        .at("/spec")
                        .has("volumeClaimTemplates"))
                .isFalse();
    }

    @Test
    void withATokenOthersAreAnsweredAndProbesBearIt() {
        List<JsonNode> documents = rendered(MORE);
        JsonNode container = container(documents, "StatefulSet");
        String service = Manifests.ofKind(documents, "StatefulSet")
                .at("/spec/serviceName")
                .asText();
        assertThat(Manifests.texts(container.path("args")))
                .contains("--http-advertise=$(POD_NAME)." + service + ":9465");
        assertThat(Manifests.environment(container)).containsEntry("FLEETRTT_HTTP_BIND", "0.0.0.0");
        assertThat(Manifests.texts(container.at("/readinessProbe/exec/command")))
                .endsWith("/etc/fleetrtt/metrics/token");
        assertThat(Manifests.environment(container(rendered(Map.of()), "StatefulSet")))
                .doesNotContainKey("FLEETRTT_HTTP_BIND");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServers, ''",
        "kafka.bootstrapServers, k1",
        "kafka.schemaRegistry, registry:8081",
        "aggregator.store, disk",
        "aggregator.replicas, 0",
        "collector.interval, ten",
        "collector.privileged, true"
    })
    void valuesThatCannotBeAreRefused(String key, String value) {
        assertThatThrownBy(() -> rendered(Map.of(key, value)))
                .hasMessageContaining(
                        "/" + key.replaceFirst("\\.privileged", "").replace('.', '/'));
    }
}
