package fleetrtt.alert;

import fleetrtt.rules.Subject;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps what an engine must find again after a restart. */
interface SubjectKeeper {
    /** Gives back every state that is kept, with the rules that now select its subject. */
    void load(Function<Subject, Plan> plans, Consumer<SubjectState> states);

    void save(SubjectState state);

    void delete(Subject subject);

    /** Keeps nothing. */
    static SubjectKeeper none() {
        return new SubjectKeeper() {
            @Override
            public void load(Function<Subject, Plan> plans, Consumer<SubjectState> states) {}

            @Override
            public void save(SubjectState state) {}

            @Override
            public void delete(Subject subject) {}
        };
    }
}
