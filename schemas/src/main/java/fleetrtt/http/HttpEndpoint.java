package fleetrtt.http;

import java.net.InetSocketAddress;

/**
 * Where a service answers, and to whom.
 *
 * @param address to listen on; port 0 takes a free one
 * @param access who may ask there
 */
public record HttpEndpoint(InetSocketAddress address, HttpAccess access) {}
