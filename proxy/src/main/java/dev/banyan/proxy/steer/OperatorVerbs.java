package dev.banyan.proxy.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Route;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's verbs (contract, section 8).
 *
 * <p>All but kill are kept by the journal first and in force after that; a {@link VerbRefused}, thrown
 * or in the stage, changed nothing. A kill is in force before the call returns, also where the journal cannot be written. Every verb is
 * an event, also one that repeats what already is. Calls never block.
 */
public final class OperatorVerbs implements AutoCloseable {
    /** How long a drain keeps the visits under way where the operator does not say. */
    public static final Duration DRAIN_TTL = Duration.ofMinutes(30);

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(OperatorVerbs.class);

    private final Supplier<List<Route>> routes;
    private final Clock clock;
    private final EventLog journal;
    private final Effects effects;
    private final JournalThread writer = new JournalThread();

    /**
     * What the journal remembers is in force when this returns, but for ramps whose route has another percent in the
     * file by now.
     *
     * @param revision that of the rules in force; another one than the journal knows is an event
     * @param routes the rules in force
     * @param journal closed with this
     */
    public OperatorVerbs(
            SteeringRegistry registry,
            AuditJournal journal,
            String revision,
            Supplier<List<Route>> routes,
            Clock clock) {
        this(registry, (EventLog) journal, revision, routes, clock);
    }

    OperatorVerbs(
            SteeringRegistry registry, EventLog journal, String revision, Supplier<List<Route>> routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
        this.journal = journal;
        this.effects = new Effects(registry, journal);
        found(revision);
        dropStaleRamps();
    }

    /** Rules that changed while nobody ran are a reload too; the first rules of all are no change. */
    private void found(String revision) {
        String last = journal.revision();
        try {
            if (last == null) {
                journal.remember(revision);
            } else if (!last.equals(revision)) {
                effects.record(reload(last, revision, new Cause(Cause.RULES, "changed while Banyan was not running")));
            }
        } catch (IOException e) {
            log.error("audit journal: {}; that revision {} is in force is not in it", e.toString(), revision);
        }
    }

    private AuditEvent reload(String before, String after, Cause cause) {
        return new AuditEvent(
                0, now(), cause.actor(), Action.RELOAD, null, cause.reason(), revision(before), revision(after));
    }

    /**
     * An operator's percent in place of the file's, until restore or until the file's own percent for that route
     * changes. Ends a drain.
     */
    public CompletionStage<AuditEvent> ramp(String routeId, Percent modern, Cause cause) {
        Route route = divided(routeId, "ramp");
        Stamp stamp = stamp(cause);
        Percent ofFile = route.split().modern();
        return commit(Action.RAMP, routeId, stamp, all -> all.with(routeId, one -> one.ramped(modern, ofFile, stamp)));
    }

    /** Takes no new visits to modern and lets those under way stay for {@code ttl}; a repeat begins the time anew. */
    public CompletionStage<AuditEvent> drain(String routeId, Duration ttl, Cause cause) {
        divided(routeId, "drain");
        Stamp stamp = stamp(cause);
        Instant until = stamp.time().plus(ttl);
        return commit(Action.DRAIN, routeId, stamp, all -> all.with(routeId, one -> one.drained(until, stamp)));
    }

    /**
     * Everything to legacy, in force when the call returns.
     *
     * @param routeId or {@link AuditEvent#EVERY_ROUTE}
     * @return never fails: where the journal cannot be written the outcome has no event
     */
    public CompletionStage<KillOutcome> kill(String routeId, Cause cause) {
        boolean every = routeId.equals(AuditEvent.EVERY_ROUTE);
        List<Route> meant = every ? routes.get() : List.of(KnownRoutes.find(routes.get(), routeId));
        Stamp stamp = stamp(cause);
        UnaryOperator<Overlays> change =
                every ? all -> all.killedAll(stamp) : all -> all.with(routeId, one -> one.killed(stamp));
        Effects.Forced forced = effects.force(new Draft(Action.KILL, routeId, stamp, change));
        log.warn("kill of {} by {} is in force", routeId, cause.actor());
        List<String> unaffected = meant.stream()
                .filter(route -> route.legacy() == null)
                .map(Route::id)
                .toList();
        return writeForced(forced.number()).handle((done, failure) -> new KillOutcome(forced.event(), unaffected));
    }

    /**
     * Back to what the file says; a route restored under a kill of every route stays so until the next such kill.
     *
     * @param routeId or {@link AuditEvent#EVERY_ROUTE}; a route that is gone can be restored while something is laid
     *     over it
     */
    public CompletionStage<AuditEvent> restore(String routeId, Cause cause) {
        Stamp stamp = stamp(cause);
        if (routeId.equals(AuditEvent.EVERY_ROUTE)) {
            return commit(Action.RESTORE, routeId, stamp, all -> Overlays.NONE);
        }
        if (effects.inForce().route(routeId).isNone()) {
            KnownRoutes.find(routes.get(), routeId);
        }
        return commit(Action.RESTORE, routeId, stamp, all -> all.restored(routeId, stamp));
    }

    /**
     * The rules in force changed: keeps that as an event and drops the ramps whose route has another percent in the
     * file than when they were set.
     *
     * @param before the revision before
     * @param actor {@link Cause#RULES}, or who asked for the reload
     */
    public CompletionStage<AuditEvent> reloaded(String before, String after, String actor) {
        AuditEvent event = reload(before, after, new Cause(actor, null));
        return writer.submit(() -> {
            try {
                return effects.record(event);
            } finally {
                dropStaleRamps();
            }
        });
    }

    /**
     * Keeps what another part of Banyan changed: a rollout's step, a breaker's opening.
     *
     * @param before what stood before, in words of that part; a JSON null: nothing known
     */
    public CompletionStage<AuditEvent> record(
            Action action, String routeId, Cause cause, JsonNode before, JsonNode after) {
        AuditEvent event = new AuditEvent(0, now(), cause.actor(), action, routeId, cause.reason(), before, after);
        return writer.submit(() -> effects.record(event));
    }

    /**
     * The newest 1000 events that fit, oldest first.
     *
     * @param routeId null: of any route. Events of every route fit each
     * @param since null: from the beginning of what is kept
     */
    public CompletionStage<List<AuditEvent>> events(@Nullable String routeId, @Nullable Instant since) {
        return writer.submit(() -> journal.read(routeId, since, 1000));
    }

    /** Waits for the verbs under way, then lets the state directory go. */
    @Override
    public void close() throws IOException {
        writer.close();
        journal.close();
    }

    /** What is in force already; where the disk does not take it, again and again until it does. */
    private CompletionStage<Boolean> writeForced(long upTo) {
        CompletableFuture<Boolean> written = writer.submit(() -> {
            effects.writeForced(upTo);
            return true;
        });
        written.whenComplete((done, failure) -> {
            if (failure instanceof VerbRefused refused && refused.kind() == VerbRefused.Kind.JOURNAL) {
                CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> writeForced(upTo));
            }
        });
        return written;
    }

    private CompletionStage<AuditEvent> commit(
            Action action, String route, Stamp stamp, UnaryOperator<Overlays> change) {
        long forcedBefore = effects.forcedSoFar();
        return writer.submit(() -> effects.commit(new Draft(action, route, stamp, change), forcedBefore));
    }

    private void dropStaleRamps() {
        for (Route route : routes.get()) {
            Overlay overlay = effects.inForce().route(route.id());
            if (overlay.file() != null && !overlay.file().equals(route.split().modern())) {
                dropRamp(route.id(), overlay.file(), route.split().modern());
            }
        }
    }

    /** In force at once, since the file's text has decided it; at the next start it would be decided again. */
    private void dropRamp(String routeId, Percent then, Percent now) {
        Stamp stamp = stamp(new Cause(Cause.RULES, "the file's percent went from " + then + " to " + now));
        Effects.Forced forced = effects.force(
                new Draft(Action.RAMP, routeId, stamp, all -> all.with(routeId, one -> one.unramped(stamp))));
        try {
            effects.write(forced);
        } catch (IOException e) {
            log.error("audit journal: {}; the ramp of {} is dropped all the same", e.toString(), routeId);
        }
    }

    private Route divided(String routeId, String verb) {
        Route route = KnownRoutes.find(routes.get(), routeId);
        if (!route.hasBothSides()) {
            String side = route.legacy() == null ? "modern" : "legacy";
            throw new VerbRefused(
                    VerbRefused.Kind.NOT_SPLIT,
                    verb + ": " + routeId + " has a " + side + " side only (expected: a route with both sides)");
        }
        return route;
    }

    private Stamp stamp(Cause cause) {
        return new Stamp(now(), cause.actor(), cause.reason());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static JsonNode revision(String revision) {
        return JsonNodeFactory.instance.objectNode().put(Snapshot.REVISION, revision);
    }
}
