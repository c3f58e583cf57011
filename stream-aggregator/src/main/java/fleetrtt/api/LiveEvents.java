package fleetrtt.api;

import fleetrtt.answer.AlertAnswer;
import fleetrtt.answer.FleetAnswer;
import fleetrtt.answer.FleetWindowAnswer;
import fleetrtt.answer.Json;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever listens of the fleet's windows of 10 s as they change, and of alerts. The fleet is asked once a second
 * however many listen, and not at all while nobody does. Thread-safe.
 */
final class LiveEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
    private static final int MOST_LISTENERS = 64;
    private static final long LOOK_MILLIS = 1_000;
    private static final long COMMENT_NANOS = Duration.ofSeconds(4).toNanos();

    private final Supplier<FleetAnswer> lastMinutes;
    private final Set<SseClient> listeners = ConcurrentHashMap.newKeySet();
    private final Map<Long, FleetWindowAnswer> sent = new HashMap<>();
    private final Thread thread = new Thread(this::watch, "live-events");
    private volatile boolean closed;
    private long commentedNanos = System.nanoTime();

    /** @param lastMinutes the fleet's youngest windows */
    LiveEvents(Supplier<FleetAnswer> lastMinutes) {
        this.lastMinutes = lastMinutes;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Told until it closes the connection. */
    void listen(SseClient client) {
        if (closed || listeners.size() >= MOST_LISTENERS) {
            client.close();
            return;
        }
        client.keepAlive();
        client.onClose(() -> listeners.remove(client));
        client.sendComment("windows and alerts as they change");
        listeners.add(client);
    }

    void alert(AlertAnswer alert) {
        if (!listeners.isEmpty()) {
            send("alert", Json.text(alert));
        }
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (listeners.isEmpty()) {
                sent.clear();
                return;
            }
            Map<Long, FleetWindowAnswer> now = new HashMap<>();
            for (FleetWindowAnswer window : lastMinutes.get().windows()) {
                now.put(window.startMillis(), window);
                if (!window.equals(sent.get(window.startMillis()))) {
                    send("fleet", Json.text(window));
                }
            }
            sent.clear();
            sent.putAll(now);
            if (System.nanoTime() - commentedNanos > COMMENT_NANOS) {
                commentedNanos = System.nanoTime();
                listeners.forEach(client -> client.sendComment("."));
            }
        } catch (RuntimeException e) {
            // Nobody would else look again.
            LOG.debug("live windows cannot be told", e);
        }
    }

    private void send(String event, String json) {
        listeners.forEach(client -> client.sendEvent(event, json));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        listeners.forEach(SseClient::close);
    }
}
