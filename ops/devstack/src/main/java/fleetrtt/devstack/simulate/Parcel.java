package fleetrtt.devstack.simulate;

/**
 * What one host sends of one interval.
 *
 * @param host its number
 * @param interval number of the interval, from 0
 * @param firstRecord place of the first record sent; those before it are left out
 * @param again whether all of it was sent before
 */
record Parcel(int host, long interval, int firstRecord, boolean again) {
    static Parcel of(int host, long interval) {
        return new Parcel(host, interval, 0, false);
    }

    Parcel again(int from) {
        return new Parcel(host, interval, from, true);
    }
}
