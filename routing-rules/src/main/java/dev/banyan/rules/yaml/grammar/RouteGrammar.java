package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Example;
import dev.banyan.rules.model.Force;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.Rollout;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Shadow;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.yaml.shape.Anything;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Rule;
import dev.banyan.rules.yaml.tree.Node;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One of {@code routes}. */
final class RouteGrammar {
    private static final int MOST_PRIORITY = 1_000_000;

    static final Key<String> ID = Key.of("id", Texts.ID, "Unique; used in metrics, logs and commands.")
            .required("")
            .example("orders-read");
    private static final Key<Fields> MATCH = Key.of("match", MatchGrammar.KEYS, "What a request must be; {} takes any.")
            .required(Fields.none());
    private static final Key<Integer> PRIORITY = Key.of(
                    "priority",
                    Numbers.integer(-MOST_PRIORITY, MOST_PRIORITY),
                    "Only to break a tie on purpose; higher wins.")
            .byDefault(0, 0);
    private static final Key<String> LEGACY = Key.of("legacy", Texts.ID, "The backend of the legacy side.");
    private static final Key<String> MODERN = Key.of("modern", Texts.ID, "The backend of the modern side.");
    private static final Key<Fields> SPLIT = Key.of("split", SplitGrammar.KEYS, "How the sides share the requests.");
    private static final Key<Force> FORCE =
            Key.of("force", ForceGrammar.SHAPE, "An override for testers, from trusted networks only.");
    private static final Key<Fields> REWRITE =
            Key.of("rewrite", RewriteGrammar.KEYS, "How requests and answers are changed on their way.");
    private static final Key<Map<Side, String>> TRANSLATE = Key.of(
                    "translate",
                    Sides.each("translate", Texts.ID, Texts.ID, "The translation before the"),
                    "Which translation stands before which side.")
            .byDefault(Map.of(), Map.of());
    private static final Key<Fields> TIMEOUTS =
            Key.of("timeouts", TimeoutsGrammar.KEYS, "How long a request may take; what is left out the backend says.");
    static final Key<Fields> RETRY =
            Key.of("retry", RetryGrammar.KEYS, "When a request is tried again; never by default.");
    static final Key<Fields> BREAKER =
            Key.of("breaker", BreakerGrammar.KEYS, "Circuit breaker of each side; none by default.");
    private static final Key<Map<Side, Side>> FALLBACK = Key.of(
                    "fallback", Sides.fallback(), "Which side stands in where the other one fails.")
            .byDefault(Map.of(), Map.of());
    private static final Key<Shadow> SHADOW =
            Key.of("shadow", ShadowGrammar.SHAPE, "A copy of requests to the other side, compared and thrown away.");
    private static final Key<Rollout> ROLLOUT =
            Key.of("rollout", RolloutGrammar.SHAPE, "A staged plan that changes the split by itself.");
    static final Key<Fields> LIMITS = Key.of("limits", LimitsGrammar.KEYS, "Bounds of the route.");
    private static final Key<String> OWNER = Key.of("owner", Texts.PLAIN, "Who answers for the route.");
    private static final Key<LocalDate> EXPIRES =
            Key.of("expires", Texts.DATE, "The day from which validate warns.").example("2027-03-31");
    private static final Key<List<Example>> EXAMPLES = Key.of(
                    "examples", Items.repeating(ExampleGrammar.SHAPE), "Requests and what must become of them.")
            .byDefault(List.of(), List.of());
    private static final Key<Node> TAP =
            Key.of("tap", Anything.ANYTHING, "Sends what happened to another backend, at least once.");
    private static final Key<Node> RECORD = Key.of("record", Anything.ANYTHING, "Keeps a log of commands.");

    static final Keys KEYS = Keys.of(
                    "route", ID, MATCH, PRIORITY, LEGACY, MODERN, SPLIT, FORCE, REWRITE, TRANSLATE, TIMEOUTS, RETRY,
                    BREAKER, FALLBACK, SHADOW, ROLLOUT, LIMITS, OWNER, EXPIRES, EXAMPLES, TAP, RECORD)
            .where(Rule.atLeastOne(LEGACY, MODERN))
            .where(RouteGrammar::checkNames);

    private RouteGrammar() {}

    /** @param defaults what stands under the same keys of {@code defaults} */
    static Route route(String id, Fields fields, Fields defaults) {
        return new Route(
                id,
                MatchGrammar.match(fields.get(MATCH), id),
                fields.get(PRIORITY),
                fields.find(LEGACY),
                fields.find(MODERN),
                SplitGrammar.split(orNone(fields, SPLIT), id),
                fields.find(FORCE),
                RewriteGrammar.rewrite(orNone(fields, REWRITE)),
                fields.get(TRANSLATE),
                TimeoutsGrammar.timeouts(orNone(fields, TIMEOUTS)),
                isAnywhere(RETRY, fields, defaults)
                        ? RetryGrammar.retry(BackendGrammar.inner(RETRY, fields, defaults))
                        : null,
                isAnywhere(BREAKER, fields, defaults)
                        ? BreakerGrammar.breaker(BackendGrammar.inner(BREAKER, fields, defaults))
                        : null,
                fields.get(FALLBACK),
                fields.find(SHADOW),
                fields.find(ROLLOUT),
                LimitsGrammar.limits(BackendGrammar.inner(LIMITS, fields, defaults)),
                fields.find(OWNER),
                fields.find(EXPIRES),
                fields.get(EXAMPLES));
    }

    private static Fields orNone(Fields fields, Key<Fields> key) {
        Fields found = fields.find(key);
        return found == null ? Fields.none() : found;
    }

    private static boolean isAnywhere(Key<Fields> key, Fields fields, Fields defaults) {
        return fields.find(key) != null || defaults.find(key) != null;
    }

    private static void checkNames(Fields route, Context context) {
        Fields match = route.get(MATCH);
        if (MatchGrammar.hasUnreadableTemplate(match)) {
            return;
        }
        PathTemplate template = MatchGrammar.template(match);
        SplitGrammar.checkNames(orNone(route, SPLIT), template, context);
        RewriteGrammar.checkNames(orNone(route, REWRITE), template, context);
    }
}
