package fleetrtt.devstack.simulate;

import fleetrtt.wire.IntervalHistogram;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Kinds of records that no collector sends: each is sound but for one thing, if it is a record at all. */
public enum Poison {
    NO_VALUE((kitchen, dice) -> null),
    NO_BYTES((kitchen, dice) -> new byte[0]),
    RANDOM_BYTES((kitchen, dice) -> PoisonKitchen.random(dice, 1 + dice.below(400))),
    RANDOM_BODY((kitchen, dice) -> PoisonKitchen.join(kitchen.prefix(), PoisonKitchen.random(dice, 60))),
    UNKNOWN_ID((kitchen, dice) -> kitchen.withId(Integer.MAX_VALUE - dice.below(1_000))),
    CUT_OFF((kitchen, dice) -> {
        byte[] whole = kitchen.bytes(record -> {});
        return Arrays.copyOf(whole, dice.below(whole.length));
    }),
    BYTES_BEHIND((kitchen, dice) ->
            PoisonKitchen.join(kitchen.bytes(record -> {}), PoisonKitchen.random(dice, 1 + dice.below(9)))),
    ANOTHER_SCHEMA((kitchen, dice) -> kitchen.foreign()),
    /** Says that 2^40 counts follow, and ends. */
    HUGE_ARRAY_CLAIMED((kitchen, dice) -> kitchen.claimingCounts(1L << 40)),
    /** 100,000 counts that are there. */
    HUGE_ARRAY(with((record, dice) -> record.setCounts(counts(100_000, 1)))),
    HUGE_STRING(with((record, dice) -> record.setRemote("x".repeat(60_000)))),
    BAD_HOST(with((record, dice) -> record.setHost(
            one(dice, "", "a b", "<b>host</b>", "../../etc/passwd", "hôte", "a\nb", "a\u0000b", "x".repeat(254))))),
    BAD_REMOTE(with((record, dice) -> record.setRemote(
            one(dice, "", "localhost", "192.0.2", "192.0.2.256", "192.0.2.0/24", "fe80::1%eth0", "::g")))),
    NEGATIVE_SEQUENCE(with((record, dice) -> record.setSequence(-1 - dice.below(9)))),
    NEGATIVE_LENGTH(with((record, dice) -> record.setIntervalMillis(-dice.below(10_000)))),
    BEYOND_THE_END_OF_TIME(with((record, dice) -> record.setIntervalStart(Instant.ofEpochMilli(Long.MAX_VALUE)))),
    BEFORE_THE_BEGINNING(with((record, dice) -> record.setFirstSlot(-1 - dice.below(9)))),
    BEYOND_THE_LAST_SLOT(with((record, dice) -> record.setFirstSlot(28))),
    NO_SAMPLES(with((record, dice) -> record.setCounts(List.of()))),
    NEGATIVE_COUNT(with((record, dice) -> record.setCounts(List.of(1L, -1L)))),
    COUNTS_OVERFLOW(with((record, dice) -> record.setCounts(List.of(Long.MAX_VALUE, Long.MAX_VALUE)))),
    NEGATIVE_SUM(with((record, dice) -> record.setSumMicros(-1))),
    /** A sum in milliseconds: less than the least that the slots allow. */
    WRONG_UNIT(with((record, dice) -> record.setSumMicros(record.getSumMicros() / 1_000)));

    /** How the value of such a record is made; null for none. */
    private interface Recipe {
        byte @Nullable [] value(PoisonKitchen kitchen, Dice dice);
    }

    private interface Fault {
        void put(IntervalHistogram record, Dice dice);
    }

    @SuppressWarnings("ImmutableEnumChecker") // Recipes hold nothing.
    private final Recipe recipe;

    Poison(Recipe recipe) {
        this.recipe = recipe;
    }

    private static Recipe with(Fault fault) {
        return (kitchen, dice) -> {
            Consumer<IntervalHistogram> change = record -> fault.put(record, dice);
            return kitchen.bytes(change);
        };
    }

    private static List<Long> counts(int length, long each) {
        Long[] counts = new Long[length];
        Arrays.fill(counts, each);
        return List.of(counts);
    }

    private static String one(Dice dice, String... of) {
        return of[dice.below(of.length)];
    }

    byte @Nullable [] value(PoisonKitchen kitchen, Dice dice) {
        return recipe.value(kitchen, dice);
    }
}
