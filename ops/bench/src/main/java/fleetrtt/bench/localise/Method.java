package fleetrtt.bench.localise;

import java.util.List;

/** A way to find out whose fault it is. */
interface Method {
    /** As the table has it. */
    String name();

    /** Whom it blames; nobody when it does not know. */
    List<Claim> claims(Scene scene);
}
