package fleetrtt.alert;

import fleetrtt.histogram.Log2Slots;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A baseline's weights without the slots at both ends that hold next to nothing of it. Immutable. */
final class Weights {
    private static final double NEGLIGIBLE = 1e-6;

    private final int firstSlot;
    private final float[] weights;

    private Weights(int firstSlot, float[] weights) {
        this.firstSlot = firstSlot;
        this.weights = weights;
    }

    /** @param all one for each slot */
    static Weights trimmed(float[] all) {
        double total = 0;
        for (float weight : all) {
            total += weight;
        }
        int first = 0;
        while (first < all.length && all[first] <= NEGLIGIBLE * total) {
            first++;
        }
        int end = all.length;
        while (end > first && all[end - 1] <= NEGLIGIBLE * total) {
            end--;
        }
        return new Weights(first == all.length ? 0 : first, Arrays.copyOfRange(all, first, end));
    }

    /** What {@link #bytes} gave. */
    static Weights of(int firstSlot, ByteBuffer bytes) {
        float[] weights = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(weights);
        return new Weights(firstSlot, weights);
    }

    /** log2 slot of the first weight. */
    int firstSlot() {
        return firstSlot;
    }

    /** From the first slot on, 4 bytes each, big-endian. */
    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(weights.length * Float.BYTES);
        bytes.asFloatBuffer().put(weights);
        return bytes;
    }

    /** From the first slot on. */
    List<Float> list() {
        List<Float> list = new ArrayList<>();
        for (float weight : weights) {
            list.add(weight);
        }
        return list;
    }

    /** One for each slot. */
    float[] all() {
        float[] all = new float[Log2Slots.COUNT];
        System.arraycopy(weights, 0, all, firstSlot, weights.length);
        return all;
    }
}
