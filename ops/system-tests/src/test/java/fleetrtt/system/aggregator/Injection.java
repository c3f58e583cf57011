package fleetrtt.system.aggregator;

import java.util.Map;

/** Something that is done to a rig. */
interface Injection {
    /** Does it and undoes it; says in figures what was done. */
    Map<String, String> into(Rig rig) throws Exception;
}
