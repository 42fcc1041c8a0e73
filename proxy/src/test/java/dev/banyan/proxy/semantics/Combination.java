package dev.banyan.proxy.semantics;

import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Origin;
import dev.banyan.proxy.wire.OriginExchange;
import java.io.IOException;
import java.util.stream.Stream;

/** Which protocol a client speaks, and which one the backend. */
enum Combination {
    H1_TO_H1(false, false),
    H2_TO_H1(true, false),
    H1_TO_H2(false, true),
    H2_TO_H2(true, true);

    private final boolean clientH2;
    private final boolean backendH2;

    Combination(boolean clientH2, boolean backendH2) {
        this.clientH2 = clientH2;
        this.backendH2 = backendH2;
    }

    /** Those that are played; {@code -Dsemantics=H2_TO_H1,H2_TO_H2} plays these. */
    static Stream<Combination> all() {
        String one = System.getProperty("semantics");
        return one == null ? Stream.of(values()) : Stream.of(one.split(",")).map(Combination::valueOf);
    }

    boolean clientSpeaksH2() {
        return clientH2;
    }

    boolean backendSpeaksH2() {
        return backendH2;
    }

    /** As the rules name it. */
    String backendProtocol() {
        return backendH2 ? "h2c" : "http1";
    }

    Caller caller(int port) throws IOException {
        return clientH2 ? new H2Caller(port) : new H1Caller(port);
    }

    Backend backend(OriginExchange.Script script) throws IOException {
        return backendH2 ? Backend.of(new H2Origin(script::answer)) : Backend.of(new H1Origin(script));
    }
}
