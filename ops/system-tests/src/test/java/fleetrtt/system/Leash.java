package fleetrtt.system;

/** Kills a process when this one is told to end. Must be closed with the process, else it holds on to it. */
public final class Leash implements AutoCloseable {
    private final Thread killer;

    private Leash(Thread killer) {
        this.killer = killer;
    }

    public static Leash on(Process process) {
        Leash leash = new Leash(new Thread(process::destroyForcibly, "killer"));
        Runtime.getRuntime().addShutdownHook(leash.killer);
        return leash;
    }

    /** Does nothing to the process. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // The hooks are running, this one too.
        }
    }
}
