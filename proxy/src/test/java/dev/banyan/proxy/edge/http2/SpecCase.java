package dev.banyan.proxy.edge.http2;

import java.io.IOException;

/** One line of a table of behaviour: what a client says, and what has to become of it. */
record SpecCase(String id, String claim, Said said, Outcome outcome) {

    /** What the client says behind preface and settings. */
    @FunctionalInterface
    interface Said {
        void on(Spoken client) throws IOException;
    }

    static SpecCase of(String id, String claim, Said said, Outcome outcome) {
        return new SpecCase(id, claim, said, outcome);
    }

    @Override
    public String toString() {
        return id + " " + claim;
    }
}
