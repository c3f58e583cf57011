/** What people read: that it says what the code does, and that its links lead somewhere. */
@NullMarked
package fleetrtt.system.documents;

import org.jspecify.annotations.NullMarked;
