package fleetrtt.notify;

import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom to tell, as whom, and what to add; a picocli mixin. */
final class ReceiverOptions {
    @Option(
            names = "--alertmanager",
            paramLabel = "URL[,...]",
            description = "Alertmanagers, each of a cluster, e.g. http://am-1:9093,http://am-2:9093.")
    private String alertmanagers = "";

    @Option(
            names = "--alertmanager-user-file",
            paramLabel = "FILE",
            description = "Holds user:password for Alertmanagers whose URL names none (basic authentication).")
    private @Nullable Path alertmanagerUser;

    @Option(
            names = "--alertmanager-token-file",
            paramLabel = "FILE",
            description = "Holds a token for them instead (Authorization: Bearer TOKEN).")
    private @Nullable Path alertmanagerToken;

    @Option(
            names = "--webhook",
            paramLabel = "URL[,...]",
            description = "Take a JSON document by POST for each firing and each resolved.")
    private String webhooks = "";

    @Option(
            names = "--webhook-user-file",
            paramLabel = "FILE",
            description = "Holds user:password for webhooks whose URL names none.")
    private @Nullable Path webhookUser;

    @Option(names = "--webhook-token-file", paramLabel = "FILE", description = "Holds a token for them instead.")
    private @Nullable Path webhookToken;

    @Option(
            names = "--tls-ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) of whom to trust with https, instead of the JDK's.")
    private @Nullable Path authorities;

    @Option(
            names = "--tls-keystore-file",
            paramLabel = "FILE",
            description = "Our own certificate and key (PKCS12), for receivers that ask for one.")
    private @Nullable Path keystore;

    @Option(names = "--tls-keystore-password-file", paramLabel = "FILE", description = "Holds the password of that.")
    private @Nullable Path keystorePassword;

    @Option(
            names = "--labels",
            paramLabel = "NAME=VALUE[,...]",
            description = "Labels for every alert that has none of these names, e.g. site=berlin.")
    private String labels = "";

    @Option(
            names = "--link",
            paramLabel = "URL",
            description = "Where people find more (generatorURL); {kind}, {subject} and {rule} stand for the alert's.")
    private @Nullable String link;

    /**
     * All of them.
     *
     * @throws IllegalArgumentException when there is none, or an option is not as it must be
     * @throws Fault when a file is not
     */
    List<Receiver> receivers() {
        Post post = new Post(Tls.context(
                Optional.ofNullable(authorities),
                Optional.ofNullable(keystore),
                Optional.ofNullable(keystorePassword).map(ReceiverOptions::secret)));
        Decoration decoration = new Decoration(Decoration.labels(labels), Optional.ofNullable(link));
        List<Receiver> receivers = Stream.concat(
                        Endpoint.parse("--alertmanager", alertmanagers, as(alertmanagerUser, alertmanagerToken))
                                .stream()
                                .map(endpoint -> (Receiver) new Alertmanager(endpoint, post, decoration)),
                        Endpoint.parse("--webhook", webhooks, as(webhookUser, webhookToken)).stream()
                                .map(endpoint -> (Receiver) new Webhook(endpoint, post, decoration)))
                .toList();
        if (receivers.isEmpty()) {
            throw new IllegalArgumentException("nobody to tell; name one with --alertmanager or --webhook");
        }
        if (receivers.stream().map(Receiver::name).distinct().count() < receivers.size()) {
            throw new IllegalArgumentException("a receiver is named twice; name it once");
        }
        return receivers;
    }

    private static Optional<String> as(@Nullable Path user, @Nullable Path token) {
        if (user != null && token != null) {
            throw new IllegalArgumentException("both " + user + " and " + token + "; choose user or token");
        }
        return user == null
                ? Optional.ofNullable(token).map(ReceiverOptions::secret).map(Endpoint::bearer)
                : Optional.of(Endpoint.basic(secret(user)));
    }

    private static String secret(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new Fault(file + " is empty; write the secret into it", null);
            }
            return text;
        } catch (IOException e) {
            throw new Fault(file + " cannot be read (" + e + "); check name and rights", e);
        }
    }
}
