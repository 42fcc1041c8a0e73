package dev.banyan.rules.live;

import dev.banyan.rules.live.Content.Readable;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generation in force, and the one way to the next: read, compare, parse, validate, compile, publish.
 *
 * <p>{@link #reload} is an ordinary function; who calls it, and on which thread, is the caller's business. What is
 * rejected changes nothing. Every other method may be called by anybody at any time.
 */
public final class LiveRules {
    private final RulesSource source;
    private final RulesLoader loader;
    private final Publisher publisher;
    private final Clock clock;
    private volatile State state = State.NONE;

    public LiveRules(RulesSource source, RulesLoader loader, Publisher publisher, Clock clock) {
        this.source = source;
        this.loader = loader;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Generation and last outcome change together. */
    private record State(
            @Nullable Generation generation, @Nullable LastReload last) {
        static final State NONE = new State(null, null);

        boolean runs(Readable content) {
            return generation != null && generation.revision().equals(content.revision());
        }

        boolean failed() {
            return last != null && !last.outcome().successful();
        }
    }

    /**
     * Puts the rules as they stand now in force, where they are good and new. Rules that were rejected before are looked
     * at again: a file or variable that they name may have come into being.
     */
    public synchronized Reload reload() {
        State before = state;
        Content content = source.read();
        if (content instanceof Readable readable && before.runs(readable)) {
            return unchanged(before);
        }
        Reload outcome = loadAndPublish(content);
        Generation generation = outcome instanceof Reload.Applied applied ? applied.generation() : before.generation();
        state = new State(generation, new LastReload(outcome, clock.instant()));
        return outcome;
    }

    /**
     * @throws IllegalStateException where no reload has succeeded yet
     */
    public Generation current() {
        return required(state);
    }

    /** The revision in force; empty where no reload has succeeded yet. */
    public String revision() {
        Generation generation = state.generation();
        return generation == null ? "" : generation.revision();
    }

    /**
     * The last reload that applied or rejected something, or that found the rules in force again after a rejection.
     *
     * @return null before the first one
     */
    public @Nullable LastReload lastReload() {
        return state.last();
    }

    private Reload unchanged(State before) {
        Reload outcome = new Reload.Unchanged(required(before));
        if (before.failed()) {
            state = new State(before.generation(), new LastReload(outcome, clock.instant()));
        }
        return outcome;
    }

    /** Also a fault of Banyan's own keeps rules from going live, and must be seen where all that does is seen. */
    private Reload loadAndPublish(Content content) {
        try {
            return publish(loader.load(content));
        } catch (RuntimeException | StackOverflowError fault) {
            return new Reload.Rejected(List.of(internal(content, fault)), fault);
        }
    }

    private static Problem internal(Content content, Throwable fault) {
        String file =
                content instanceof Readable readable ? readable.texts().get(0).file() : "";
        return Problem.error(
                "internal",
                new Place(file, 1, 1),
                "rules: " + fault.getClass().getSimpleName() + " (expected: no fault of Banyan's own)",
                "the log has more; please report it");
    }

    private Reload publish(Loaded loaded) {
        Generation generation = loaded.generation();
        if (generation == null) {
            return new Reload.Rejected(loaded.problems());
        }
        List<Problem> problems = new ArrayList<>(loaded.problems());
        problems.addAll(publisher.publish(generation, loaded.locations()));
        return problems.stream().anyMatch(Problem::isError)
                ? new Reload.Rejected(problems)
                : new Reload.Applied(generation.withWarnings(problems));
    }

    private static Generation required(State state) {
        Generation generation = state.generation();
        if (generation == null) {
            throw new IllegalStateException("generation: none (expected: one successful reload first)");
        }
        return generation;
    }
}
