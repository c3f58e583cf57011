package fleetrtt.alert;

import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;

/** Between a subject's state and its bytes: Avro's single-object encoding, which names the schema it was written by. */
final class StoredSubjects {
    private final BinaryMessageDecoder<StoredSubject> subjects;
    private final BinaryMessageDecoder<Alert> alerts;

    StoredSubjects(SchemaStore schemas) {
        subjects = StoredSubject.createDecoder(schemas);
        alerts = Alert.createDecoder(schemas);
    }

    static byte[] bytes(SubjectState state) {
        Map<CharSequence, Long> starts = new HashMap<>();
        state.lastStarts().forEach((size, start) -> starts.put(size.label(), start));
        List<StoredBaseline> baselines = state.baselines().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> stored(entry.getKey(), entry.getValue()))
                .toList();
        List<StoredEpisode> episodes =
                state.episodes().values().stream().map(StoredSubjects::stored).toList();
        try {
            return array(StoredSubject.getEncoder().encode(new StoredSubject(starts, baselines, episodes)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static StoredBaseline stored(BaselineKey key, Baseline baseline) {
        Weights trimmed = Weights.trimmed(baseline.weights());
        return new StoredBaseline(
                key.window().label(),
                key.halfLifeMillis(),
                baseline.atMillis(),
                baseline.historyMillis(),
                trimmed.firstSlot(),
                trimmed.bytes(),
                baseline.sumMicros());
    }

    private static StoredEpisode stored(Episode episode) {
        try {
            ByteBuffer alert = Alert.getEncoder().encode(episode.alert());
            return new StoredEpisode(episode.lastEndMillis(), episode.lastTrueMillis(), alert);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** Parts of a state as they were kept. */
    record Parts(
            Map<WindowSize, Long> lastStarts, Map<BaselineKey, Baseline> baselines, Map<String, Episode> episodes) {}

    /** @throws IOException when they are no such bytes */
    Parts parts(byte[] bytes) throws IOException {
        StoredSubject stored = subjects.decode(bytes);
        Map<WindowSize, Long> starts = new HashMap<>();
        stored.getLastStarts().forEach((size, start) -> starts.put(WindowSize.ofLabel(size.toString()), start));
        Map<BaselineKey, Baseline> baselines = new HashMap<>();
        for (StoredBaseline baseline : stored.getBaselines()) {
            if (baseline.getSumMicros() == 0) {
                // Kept before sums were; it begins anew.
                continue;
            }
            WindowSize window = WindowSize.ofLabel(baseline.getWindow().toString());
            baselines.put(new BaselineKey(window, baseline.getHalfLifeMillis()), baseline(baseline));
        }
        Map<String, Episode> episodes = new HashMap<>();
        for (StoredEpisode episode : stored.getEpisodes()) {
            Alert alert = alerts.decode(episode.getAlert());
            episodes.put(
                    alert.getRule().toString(),
                    new Episode(alert, episode.getLastEndMillis(), episode.getLastTrueMillis()));
        }
        return new Parts(starts, baselines, episodes);
    }

    private static Baseline baseline(StoredBaseline stored) {
        return Baseline.of(
                stored.getHalfLifeMillis(),
                Weights.of(stored.getFirstSlot(), stored.getWeights()).all(),
                stored.getSumMicros(),
                stored.getHistoryMillis(),
                stored.getAtMillis());
    }
}
