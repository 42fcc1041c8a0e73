package dev.banyan.proxy.semantics;

import dev.banyan.proxy.wire.OriginExchange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One row of the table: what a client asks, how the backend answers, what the backend must have seen and the client must
 * get. What is expected of a message stands in lines:
 *
 * <ul>
 *   <li>{@code name: value} this header; several lines of one name are all of its values, in order
 *   <li>{@code - name} no such header
 *   <li>{@code = text} the whole body
 *   <li>{@code + name: value} this trailer; several are all trailers, in order; {@code +} alone: none at all
 *   <li>{@code # length} how HTTP/1 delimits the body: length, chunked, close or none; nothing is asked of HTTP/2
 * </ul>
 */
final class Row {
    final String claim;
    final String source;
    Set<Combination> combinations = EnumSet.allOf(Combination.class);
    String method = "GET";
    String target = "/";
    List<String> lines = List.of();
    List<String> pieces = List.of();
    List<String> trailers = List.of();
    boolean hasBody;
    OriginExchange.Script backend = exchange -> {
        exchange.body();
        exchange.ok("ok");
    };
    String seenStart;
    List<String> seen = List.of();
    boolean reachesBackend = true;
    List<String> interims = List.of();
    int status = 200;
    List<String> got = List.of();

    private Row(String claim, String source) {
        this.claim = claim;
        this.source = source;
    }

    /** @param source where it is written: an RFC's number and section, or "contract" */
    static Row row(String claim, String source) {
        return new Row(claim, source);
    }

    Row in(Combination first, Combination... others) {
        combinations = EnumSet.of(first, others);
        return this;
    }

    /** @param start method and target */
    Row asks(String start, String... lines) {
        method = start.split(" ")[0];
        target = start.split(" ")[1];
        this.lines = List.of(lines);
        return this;
    }

    /** With a body whose length is known. */
    Row body(String text) {
        hasBody = true;
        pieces = List.of(text);
        lines = new ArrayList<>(lines);
        lines.add("Content-Length: " + text.length());
        return this;
    }

    /** With a body whose length nobody knows before its end. */
    Row pieces(String... pieces) {
        hasBody = true;
        this.pieces = List.of(pieces);
        return this;
    }

    Row trailers(String... trailers) {
        this.trailers = List.of(trailers);
        return this;
    }

    Row answered(OriginExchange.Script script) {
        backend = script;
        return this;
    }

    /** @param start method and target as they must arrive */
    Row sees(String start, String... expected) {
        seenStart = start;
        seen = List.of(expected);
        return this;
    }

    Row seesNothing() {
        reachesBackend = false;
        return this;
    }

    /** @param interims status and one header line each, as in {@code 103 link: </a>} */
    Row interims(String... interims) {
        this.interims = List.of(interims);
        return this;
    }

    Row gets(int status, String... expected) {
        this.status = status;
        got = List.of(expected);
        return this;
    }

    @Override
    public String toString() {
        return claim + " (" + source + ")";
    }
}
