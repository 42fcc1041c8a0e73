package dev.banyan.rules.validate;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Example;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.model.Split;
import dev.banyan.rules.model.Split.OnMissingKey;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.split.Splitter;
import dev.banyan.rules.split.Steering;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules say of themselves in {@code examples} is true. */
final class ExamplesHold implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        subject.eachRoute((pointer, route) -> {
            for (int i = 0; i < route.examples().size(); i++) {
                check(route.examples().get(i), pointer + "/examples/" + i, subject, findings);
            }
        });
    }

    private static void check(Example example, String pointer, Subject subject, Findings findings) {
        RequestHead head;
        try {
            head = head(example);
        } catch (IllegalArgumentException e) {
            findings.error("bad-example", pointer + "/request", String.valueOf(e.getMessage()), "");
            return;
        }
        int index = subject.table().match(head);
        Optional<Route> winner = index == RouteTable.NONE
                ? Optional.empty()
                : Optional.of(subject.routes().get(index));
        if (isWanted(winner, example)) {
            winner.ifPresent(route -> checkSide(example, route, head, pointer, findings));
            return;
        }
        findings.error(
                "example-failed",
                pointer + "/expect/route",
                "route: " + winner.map(Route::id).orElse("none") + " (expected: "
                        + (example.route() == null ? "none" : example.route()) + ")",
                "banyan explain says why");
    }

    private static RequestHead head(Example example) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        example.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return DescribedRequest.of(
                example.method(), example.url(), headers, example.clientIp(), PathCanonicalizer.DEFAULT);
    }

    private static boolean isWanted(Optional<Route> winner, Example example) {
        return winner.map(Route::id).equals(Optional.ofNullable(example.route()));
    }

    private static void checkSide(Example example, Route route, RequestHead head, String pointer, Findings findings) {
        Side wanted = example.side();
        if (wanted == null) {
            return;
        }
        Optional<Side> side = side(route, head);
        if (side.isEmpty()) {
            findings.warning(
                    "undecided-example",
                    pointer + "/expect/side",
                    "side: either (expected: " + wanted.word() + ")",
                    "give the request a key that " + route.id() + " splits by");
        } else if (side.get() != wanted) {
            findings.error(
                    "example-failed",
                    pointer + "/expect/side",
                    "side: " + side.get().word() + " (expected: " + wanted.word() + ")",
                    "banyan explain says why");
        }
    }

    /** Empty where chance decides. */
    private static Optional<Side> side(Route route, RequestHead head) {
        Splitter splitter = Splitter.of(route, Claims.NONE);
        String key = splitter.key(head);
        Side forced = splitter.forced(head);
        if (key == null && forced == null && isDrawn(route)) {
            return Optional.empty();
        }
        int bucket = key != null ? splitter.bucket(key) : isMissingKeyNamed(route.split()) ? Splitter.NO_BUCKET : 0;
        return Optional.of(
                splitter.choose(head, bucket, forced, Steering.NONE, 0).side());
    }

    private static boolean isDrawn(Route route) {
        Percent modern = route.split().modern();
        return route.hasBothSides()
                && !isMissingKeyNamed(route.split())
                && !modern.equals(Percent.ZERO)
                && !modern.equals(Percent.ALL);
    }

    /** True where {@code onMissingKey} names a side. */
    private static boolean isMissingKeyNamed(Split split) {
        return split.onMissingKey() == OnMissingKey.LEGACY || split.onMissingKey() == OnMissingKey.MODERN;
    }
}
