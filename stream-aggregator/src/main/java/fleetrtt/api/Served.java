package fleetrtt.api;

import fleetrtt.history.History;

/** What answers, once it has been started. */
record Served(History history, Everywhere everywhere, FleetQuestions questions) {
    static Served of(History history, OtherInstances others) {
        Everywhere everywhere = new Everywhere(history, others);
        return new Served(history, everywhere, new FleetQuestions(everywhere.all()));
    }
}
