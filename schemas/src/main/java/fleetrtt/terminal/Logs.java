package fleetrtt.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** Logging of a command: to standard error, since standard output is the answer. */
public final class Logs {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{24}: %msg%n";

    private Logs() {}

    /**
     * Sends all logging of this process there.
     *
     * @param verbose whether Kafka's clients may say more than errors
     */
    public static void toStandardError(boolean verbose) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            root.setLevel(verbose ? Level.INFO : Level.WARN);
            root.addAppender(standardError(context, verbose));
            context.getLogger("fleetrtt").setLevel(Level.INFO);
            context.getLogger("org.apache.kafka").setLevel(verbose ? Level.INFO : Level.ERROR);
            // An embedded broker's own.
            context.getLogger("kafka").setLevel(verbose ? Level.INFO : Level.ERROR);
            // It says at every attempt what we say once, with the mend.
            context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(verbose ? Level.INFO : Level.OFF);
            // Whoever asks gets it as an exception; Streams asks for topics made a moment ago, and then does without.
            context.getLogger("org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy")
                    .setLevel(verbose ? Level.INFO : Level.OFF);
        }
    }

    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context, boolean verbose) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(verbose ? PATTERN : PATTERN + "%nopex");
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
