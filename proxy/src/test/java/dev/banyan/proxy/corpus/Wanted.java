package dev.banyan.proxy.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a message came as it was wanted: {@code method}, {@code target}, {@code body}, {@code framed}, {@code
 * trailer:name}, and under any other name that header ({@code -}: it is not there, {@code &} between several lines).
 */
final class Wanted {
    /** These are about more than one message, and are looked at elsewhere. */
    private static final List<String> OF_THE_EXCHANGE = List.of("asks", "closed", "then", "interim", "reused");

    private Wanted() {}

    /** @param where who got the message */
    static List<String> faults(Expectation expected, Head head, Body body, String where) {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> wanted : expected.wanted().entrySet()) {
            String found =
                    OF_THE_EXCHANGE.contains(wanted.getKey()) ? wanted.getValue() : found(wanted.getKey(), head, body);
            if (!found.equals(wanted.getValue())) {
                faults.add(wanted.getKey() + " at " + where + ": " + Escapes.write(found) + " (expected: "
                        + Escapes.write(wanted.getValue()) + ")");
            }
        }
        return faults;
    }

    private static String found(String what, Head head, Body body) {
        if (what.startsWith("trailer:")) {
            return new Head("", body.trailers()).values(what.substring(8));
        }
        return switch (what) {
            case "method" -> head.word(0);
            case "target" -> head.word(1);
            case "body" -> body.text();
            case "framed" -> body.framed();
            default -> head.values(what);
        };
    }

    /** The interim answers before an answer: none, where nothing else is wanted. */
    static List<String> ofInterims(Expectation expected, Answer answer) {
        String wanted = expected.want("interim", "");
        String found = String.join(
                "&", answer.interims().stream().map(head -> head.word(1)).toList());
        return wanted.equals("any") || wanted.equals(found)
                ? List.of()
                : List.of("interim answers: " + found + " (expected: " + wanted + ")");
    }
}
