package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.OriginExchange;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A Banyan before a backend whose script changes from case to case. */
final class Stage implements Closeable {
    private static final String SETTINGS = """
            limits: {maxHeaderBytes: 128KiB, maxRequestLine: 16KiB}
            """;

    private final Combination combination;
    private final Backend backend;
    private final Door door;
    private volatile OriginExchange.Script script = exchange -> exchange.ok("ok");
    private int before;
    private int probes;

    /** Where a Banyan that was started with some rules and settings takes requests. */
    record Door(int port, Closeable banyan) {
        static Door of(String rules, String settings) {
            RunningBanyan banyan = RunningBanyan.on(rules, settings);
            return new Door(banyan.port(), banyan::close);
        }
    }

    /** Starts a Banyan. */
    @FunctionalInterface
    interface Start {
        Door with(String rules, String settings) throws IOException;
    }

    Stage(Combination combination) throws IOException {
        this(combination, Door::of);
    }

    Stage(Combination combination, Start start) throws IOException {
        this.combination = combination;
        backend = combination.backend(this::answer);
        door = start.with("""
                version: 1
                backends:
                  shop: {url: "%s", protocol: %s}
                routes:
                  - {id: all, match: {hosts: [shop.test], prefix: /}, legacy: shop}
                """.formatted(backend.url(), combination.backendProtocol()), SETTINGS);
    }

    private void answer(OriginExchange exchange) throws IOException {
        if (exchange.target().startsWith("/probe")) {
            exchange.ok(exchange.target());
        } else {
            script.answer(exchange);
        }
    }

    /** From now on the backend answers like this. */
    void play(OriginExchange.Script script) {
        this.script = script;
        before = backend.received().get().size();
    }

    /** What the backend was asked since {@link #play}. */
    List<? extends OriginExchange> received() {
        List<? extends OriginExchange> all = backend.received().get();
        return all.subList(before, all.size());
    }

    Caller caller() throws IOException {
        return combination.caller(port());
    }

    int port() {
        return door.port();
    }

    /** Whatever happened, the next requests get answers of their own. */
    void goesOn() throws IOException {
        for (int i = 0; i < 2; i++) {
            String target = "/probe" + probes++;
            try (Caller caller = caller()) {
                assertThat(caller.get(target).text()).isEqualTo(target);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.banyan().close();
        backend.close();
    }
}
