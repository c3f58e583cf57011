/** What is rolled out by machines: the Helm chart by Helm itself, the compose file by docker-compose. */
@NullMarked
package fleetrtt.system.deploy;

import org.jspecify.annotations.NullMarked;
