package fleetrtt.localise;

import java.util.function.IntConsumer;

/** Which cells of a matrix lie in the rectangle of a set of hosts and a set of peers. Immutable. */
record Cells(ShiftMatrix matrix, Scopes hosts, Scopes peers) {
    static Cells of(ShiftMatrix matrix) {
        return new Cells(matrix, Scopes.ofHosts(matrix.hosts(), matrix.labels()), Scopes.ofPeers(matrix.peers()));
    }

    /** Hands over each cell of the rectangle once, by way of whichever side has fewer members. */
    void each(int hostScope, int peerScope, IntConsumer to) {
        if (hostScope == Scopes.ALL && peerScope == Scopes.ALL) {
            for (int cell = 0; cell < matrix.size(); cell++) {
                to.accept(cell);
            }
        } else if (peerScope == Scopes.ALL || (hostScope != Scopes.ALL && isFewer(hostScope, peerScope))) {
            for (int host : hosts.members(hostScope)) {
                for (int cell = matrix.rowStart(host); cell < matrix.rowEnd(host); cell++) {
                    if (peers.contains(peerScope, matrix.peer[cell])) {
                        to.accept(cell);
                    }
                }
            }
        } else {
            for (int peer : peers.members(peerScope)) {
                for (int index = 0; index < matrix.columnSize(peer); index++) {
                    int cell = matrix.columnCell(peer, index);
                    if (hosts.contains(hostScope, matrix.host[cell])) {
                        to.accept(cell);
                    }
                }
            }
        }
    }

    private boolean isFewer(int hostScope, int peerScope) {
        return hosts.get(hostScope).members() <= peers.get(peerScope).members();
    }

    boolean contains(int hostScope, int peerScope, int cell) {
        return hosts.contains(hostScope, matrix.host[cell]) && peers.contains(peerScope, matrix.peer[cell]);
    }
}
