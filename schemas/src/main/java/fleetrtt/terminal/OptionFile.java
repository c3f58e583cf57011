package fleetrtt.terminal;

import fleetrtt.terminal.OptionSources.Found;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Options in a file of Java properties, each with its line. Immutable. */
final class OptionFile {
    private final SortedMap<String, Found> entries;

    private OptionFile(SortedMap<String, Found> entries) {
        this.entries = entries;
    }

    static OptionFile none() {
        return new OptionFile(new TreeMap<>());
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it cannot be read or holds a key that is unknown or stands twice; one
     *     line that names file, line and key
     */
    static OptionFile read(Path path, Predicate<String> isKey) {
        try {
            return new OptionFile(entries(path, Files.readAllLines(path), isKey));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + path + " (" + e + "); name another with --config", e);
        }
    }

    private static SortedMap<String, Found> entries(Path path, List<String> lines, Predicate<String> isKey)
            throws IOException {
        SortedMap<String, Found> entries = new TreeMap<>();
        for (int index = 0; index < lines.size(); index++) {
            String place = path + ":" + (index + 1);
            StringBuilder entry = new StringBuilder(lines.get(index));
            while (!isComment(entry) && isContinued(entry) && index + 1 < lines.size()) {
                index++;
                entry.append('\n').append(lines.get(index));
            }
            add(entries, place, entry.toString(), isKey);
        }
        return entries;
    }

    private static boolean isComment(CharSequence line) {
        String start = line.toString().stripLeading();
        return start.startsWith("#") || start.startsWith("!");
    }

    /** An odd number of backslashes at the end: an even one stands for backslashes. */
    private static boolean isContinued(CharSequence line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private static void add(SortedMap<String, Found> entries, String place, String text, Predicate<String> isKey)
            throws IOException {
        Properties entry = new Properties();
        try {
            entry.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
        for (String key : entry.stringPropertyNames()) {
            if (!isKey.test(key)) {
                throw new IllegalArgumentException(place + ": unknown key '" + key
                        + "'; keys are the long options without their dashes, and kafka.KEY");
            }
            Found earlier = entries.put(key, new Found(entry.getProperty(key), "file", place));
            if (earlier != null) {
                throw new IllegalArgumentException(place + ": key '" + key + "' stands at " + earlier.place() + " too");
            }
        }
    }

    Optional<Found> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** All whose keys begin so. */
    Map<String, Found> findAll(String prefix) {
        return entries.subMap(prefix, prefix + Character.MAX_VALUE);
    }
}
