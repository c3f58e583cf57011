package fleetrtt.aggregator;

import fleetrtt.aggregator.topics.TopicCheck;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What an application asks of its topics; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class InputOptions {
    @Option(
            names = "--application-id",
            paramLabel = "NAME",
            description = "Shared by all instances; default ${DEFAULT-VALUE}.")
    private String applicationId = AggregatorConfig.DEFAULT_APPLICATION_ID;

    @Option(
            names = "--min-retention",
            paramLabel = "DURATION",
            defaultValue = "6h",
            description = "How long the intervals' topic must keep records, so how long the aggregator may be away;"
                    + " default 6h.")
    private Duration minRetention;

    TopicCheck check() {
        return new TopicCheck(applicationId, minRetention);
    }
}
