package dev.banyan.rules.explain;

import dev.banyan.rules.explain.Explanation.Asked;
import dev.banyan.rules.explain.Explanation.Evidence;
import dev.banyan.rules.explain.Explanation.Shares;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an explanation as lines of a word and a fact. */
final class ExplanationText {
    private final List<String> lines = new ArrayList<>();

    private ExplanationText() {}

    static List<String> lines(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        text.add("request", request(explanation.request()));
        text.add("route", explanation.route() == null ? "none" : explanation.route());
        explanation.evidence().forEach(evidence -> text.add("  because", held(evidence)));
        text.addDecision(explanation);
        explanation
                .outranked()
                .forEach(lost ->
                        text.add("outranked", lost.route() + " matches too (decided by: " + lost.decidedBy() + ")"));
        explanation.nearMisses().forEach(miss -> text.add("near miss", miss.route() + ": " + sentence(miss.failed())));
        return List.copyOf(text.lines);
    }

    private void addDecision(Explanation explanation) {
        if (explanation.key() != null) {
            add("key", explanation.key().source() + " = " + explanation.key().value());
        } else if (explanation.cohort() != null) {
            add("key", "none");
        }
        add("cohort", explanation.cohort());
        add("bucket", explanation.bucket());
        Shares percent = explanation.percent();
        if (percent != null) {
            add(
                    "percent",
                    percent.configured().toPlainString() + " configured, "
                            + percent.effective().toPlainString() + " effective");
        }
        if (explanation.matched()) {
            add("side", explanation.side() == null ? "open: a new key decides" : explanation.side());
        }
        add("reason", explanation.reason());
        add("backend", explanation.backend());
        add("path", explanation.backendPath());
        add("translation", explanation.translation());
    }

    private static String request(Asked request) {
        String host = request.host().isEmpty() ? "(no host)" : request.scheme() + "://" + request.host();
        String from = request.clientIp().isEmpty() ? "" : " from " + request.clientIp();
        return request.method() + " " + host + request.path() + from;
    }

    private static String held(Evidence evidence) {
        String found = evidence.found();
        if (found == null || evidence.expected().equals("present")) {
            return evidence.condition() + " is " + evidence.expected();
        }
        return evidence.condition()
                + (found.equals(evidence.expected())
                        ? " is " + found
                        : " " + found + " matches " + evidence.expected());
    }

    private static String sentence(Evidence evidence) {
        String found = evidence.found() == null ? "absent" : evidence.found();
        return evidence.condition() + ": " + found + " (expected: " + evidence.expected() + ")";
    }

    private void add(String word, @Nullable Object fact) {
        if (fact != null) {
            lines.add(String.format("%-12s%s", word, fact));
        }
    }
}
