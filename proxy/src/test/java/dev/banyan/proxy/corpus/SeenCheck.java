package dev.banyan.proxy.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether an origin saw what was wanted: {@code method}, {@code target}, {@code body}, {@code framed}, {@code
 * trailer:name}, and under any other name that header ({@code -}: it is not there, {@code &} between several lines).
 */
final class SeenCheck {
    private static final List<String> OF_THE_ANSWER = List.of("closed", "then", "interim");

    private SeenCheck() {}

    static List<String> faults(Vector vector, Seen seen) {
        List<String> faults = new ArrayList<>();
        if (seen.state() != Seen.State.WHOLE) {
            faults.add("not whole at the origin: " + seen);
        }
        for (Map.Entry<String, String> wanted : vector.expectation().wanted().entrySet()) {
            if (!OF_THE_ANSWER.contains(wanted.getKey())) {
                String found = found(wanted.getKey(), seen);
                if (!found.equals(wanted.getValue())) {
                    faults.add(wanted.getKey() + " at the origin: " + Escapes.write(found) + " (expected: "
                            + Escapes.write(wanted.getValue()) + ")");
                }
            }
        }
        return faults;
    }

    private static String found(String what, Seen seen) {
        if (what.startsWith("trailer:")) {
            return new Head("", seen.body().trailers()).values(what.substring(8));
        }
        return switch (what) {
            case "method" -> seen.head().word(0);
            case "target" -> seen.head().word(1);
            case "body" -> seen.body().text();
            case "framed" -> seen.body().framed();
            default -> seen.head().values(what);
        };
    }
}
