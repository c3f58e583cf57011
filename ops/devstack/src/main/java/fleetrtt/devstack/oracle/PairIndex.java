package fleetrtt.devstack.oracle;

import java.util.Arrays;

/** Numbers pairs of an int and a long from 0 in the order they come; a hash table of arrays. Not thread-safe. */
final class PairIndex {
    private static final int FREE = -1;

    private int[] firsts = new int[64];
    private long[] seconds = new long[64];
    private int[] table = table(256);
    private int size;

    private static int[] table(int length) {
        int[] empty = new int[length];
        Arrays.fill(empty, FREE);
        return empty;
    }

    int size() {
        return size;
    }

    int first(int index) {
        return firsts[index];
    }

    long second(int index) {
        return seconds[index];
    }

    /** Of a pair that may be new. */
    int indexOf(int first, long second) {
        int place = place(first, second);
        if (table[place] == FREE) {
            append(first, second);
            table[place] = size - 1;
            if (size * 2 > table.length) {
                grow();
                return size - 1;
            }
        }
        return table[place];
    }

    /** Of a pair; −1 when it never came. */
    int find(int first, long second) {
        return table[place(first, second)];
    }

    private void append(int first, long second) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, size * 2);
            seconds = Arrays.copyOf(seconds, size * 2);
        }
        firsts[size] = first;
        seconds[size] = second;
        size++;
    }

    private void grow() {
        table = table(table.length * 2);
        for (int index = 0; index < size; index++) {
            table[place(firsts[index], seconds[index])] = index;
        }
    }

    /** Where the pair is, or would be; linear probing. */
    private int place(int first, long second) {
        long hash = (second * 0x9E3779B97F4A7C15L + first) * 0xBF58476D1CE4E5B9L;
        int place = (int) (hash >>> 32) & (table.length - 1);
        while (table[place] != FREE && (firsts[table[place]] != first || seconds[table[place]] != second)) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }
}
