package fleetrtt.address;

/** The peer of all samples whose own address found no room in the kernel's map. */
public enum Other implements Remote {
    OTHER;

    @Override
    public String toString() {
        return "other";
    }
}
