package fleetrtt.system.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a test, or all tests of a class, a row of the fault matrix; a row may have several. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FaultRow {
    /** What the row is called: lower case, with hyphens. */
    String name();

    /** What is done to the system. */
    String injection();

    /** What must hold whatever was done. */
    String invariant();
}
