package fleetrtt.aggregator.window;

import java.util.Arrays;

/** A column of numbers that grows. Not thread-safe. */
final class Ints {
    private int[] values = {};
    private int size;

    int size() {
        return size;
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(16, size + size / 2));
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    /** Takes the last away. */
    int removeLast() {
        return values[--size];
    }

    void clear() {
        size = 0;
    }
}
