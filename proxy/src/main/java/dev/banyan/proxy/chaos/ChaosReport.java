package dev.banyan.proxy.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a run.
 *
 * @param outcomes how often each was seen: a status, {@code cut} for an answer that broke off, {@code hung} for one that
 *     did not end in time
 * @param slowestMillis of all answers
 * @param attempts how often backends were asked
 * @param executedTwice the requests that may not be, and were
 */
public record ChaosReport(
        int requests,
        Map<String, Long> outcomes,
        long medianMillis,
        long slowestMillis,
        long attempts,
        List<String> executedTwice) {
    public ChaosReport {
        outcomes = new TreeMap<>(outcomes);
        executedTwice = List.copyOf(executedTwice);
    }

    /** Whether nothing happened that must not: nobody waited for ever, and no POST was executed twice. */
    public boolean isFine() {
        return executedTwice.isEmpty() && !outcomes.containsKey("hung");
    }

    /** As people read it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("requests         ").append(requests).append('\n');
        text.append("backends asked   ").append(attempts).append(" times\n");
        text.append("median, slowest  ")
                .append(medianMillis)
                .append(" ms, ")
                .append(slowestMillis)
                .append(" ms\n");
        outcomes.forEach((outcome, count) -> text.append(String.format("%-16s %d%n", outcome, count)));
        text.append("executed twice   ").append(executedTwice.size()).append(" of those that may not be\n");
        return text.toString();
    }
}
