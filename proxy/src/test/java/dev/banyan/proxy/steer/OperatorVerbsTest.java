package dev.banyan.proxy.steer;

import static dev.banyan.proxy.steer.SampleRoutes.legacyOnly;
import static dev.banyan.proxy.steer.SampleRoutes.modernOnly;
import static dev.banyan.proxy.steer.SampleRoutes.percent;
import static dev.banyan.proxy.steer.SampleRoutes.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.rules.model.Route;
import dev.banyan.rules.split.Steering;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorVerbsTest {
    private static final Cause ALICE = new Cause("alice", "because");

    @TempDir
    private Path stateDir;

    private final SetClock clock = new SetClock();
    private final AtomicReference<List<Route>> routes = new AtomicReference<>(
            List.of(split("orders", "10"), split("cart", "0"), legacyOnly("old"), modernOnly("new")));
    private String revision = "aaa";
    private SteeringRegistry registry;
    private FlakyLog log;
    private OperatorVerbs verbs;

    @BeforeEach
    void start() throws IOException {
        registry = new SteeringRegistry();
        log = new FlakyLog(AuditJournal.open(stateDir));
        verbs = new OperatorVerbs(registry, log, revision, routes::get, clock);
    }

    @AfterEach
    void stop() throws IOException {
        log.failing = false;
        verbs.close();
    }

    @Test
    void aRampIsInForceWhenItsCallReturns() {
        AuditEvent event = done(verbs.ramp("orders", percent("25"), ALICE));
        assertThat(current("orders").ramp()).isEqualTo(percent("25"));
        assertThat(event.before()).hasToString("{}");
        assertThat(event.after()).hasToString("{\"ramp\":25,\"file\":10}");
        assertThat(event.actor()).isEqualTo("alice");
        assertThat(event.reason()).isEqualTo("because");
        assertThat(event.time()).isEqualTo(clock.instant());
    }

    @Test
    void aRampOutlivesARestart() throws IOException {
        done(verbs.ramp("orders", percent("25"), ALICE));
        restart();
        assertThat(current("orders").ramp()).isEqualTo(percent("25"));
    }

    @Test
    void rulesThatChangedWhileNobodyRanAreOneReload() throws IOException {
        done(verbs.ramp("orders", percent("25"), ALICE));
        restart();
        assertThat(done(verbs.events(null, null))).hasSize(1);

        revision = "bbb";
        routes.set(List.of(split("orders", "20")));
        restart();
        restart();
        List<AuditEvent> events = done(verbs.events(null, null));
        assertThat(events).extracting(AuditEvent::action).containsExactly(Action.RAMP, Action.RELOAD, Action.RAMP);
        assertThat(events.get(1).actor()).isEqualTo("rules");
        assertThat(events.get(1).before()).hasToString("{\"revision\":\"aaa\"}");
        assertThat(events.get(1).after()).hasToString("{\"revision\":\"bbb\"}");
    }

    @Test
    void theRevisionKnownAtAStartIsThatOfTheLastReload() throws IOException {
        done(verbs.reloaded("aaa", "bbb", "alice"));
        revision = "bbb";
        restart();
        assertThat(done(verbs.events(null, null))).hasSize(1);
    }

    @Test
    void aRampStaysWhenAReloadLeavesTheFilesPercentAlone() {
        done(verbs.ramp("orders", percent("25"), ALICE));
        routes.set(List.of(split("orders", "10"), split("cart", "70")));
        done(verbs.reloaded("aaa", "bbb", Cause.RULES));
        assertThat(current("orders").ramp()).isEqualTo(percent("25"));
    }

    @Test
    void aRampEndsWhenTheFilesOwnPercentChanges() {
        done(verbs.ramp("orders", percent("25"), ALICE));
        routes.set(List.of(split("orders", "12.5")));
        done(verbs.reloaded("aaa", "bbb", Cause.RULES));
        assertThat(current("orders")).isEqualTo(Steering.NONE);
        List<AuditEvent> events = done(verbs.events(null, null));
        assertThat(events).extracting(AuditEvent::action).containsExactly(Action.RAMP, Action.RELOAD, Action.RAMP);
        assertThat(events.get(2).actor()).isEqualTo("rules");
        assertThat(events.get(2).before()).hasToString("{\"ramp\":25,\"file\":10}");
        assertThat(events.get(2).after()).hasToString("{}");
        assertThat(events.get(2).reason()).isEqualTo("the file's percent went from 10 to 12.5");
    }

    @Test
    void aRampEndsAtAStartThatFindsAnotherPercentInTheFile() throws IOException {
        done(verbs.ramp("orders", percent("25"), ALICE));
        routes.set(List.of(split("orders", "50")));
        restart();
        assertThat(current("orders")).isEqualTo(Steering.NONE);
    }

    @Test
    void aRampOfARouteThatIsGoneForAWhileIsThereWhenItComesBackUnchanged() {
        done(verbs.ramp("orders", percent("25"), ALICE));
        routes.set(List.of(split("cart", "0")));
        done(verbs.reloaded("aaa", "bbb", Cause.RULES));
        routes.set(List.of(split("orders", "10")));
        done(verbs.reloaded("bbb", "ccc", Cause.RULES));
        assertThat(current("orders").ramp()).isEqualTo(percent("25"));
    }

    @Test
    void aDrainLastsItsTimeAndOutlivesARestart() throws IOException {
        done(verbs.drain("orders", Duration.ofMinutes(30), ALICE));
        restart();
        assertThat(current("orders").drainUntil())
                .isEqualTo(Instant.parse("2026-03-01T03:30:00Z").toEpochMilli());
    }

    @Test
    void aDrainedRouteTakesNoVisitsAfterItsTimeEither() throws IOException {
        done(verbs.drain("orders", Duration.ofMinutes(30), ALICE));
        clock.advance(Duration.ofHours(2));
        restart();
        assertThat(current("orders").draining()).isTrue();
    }

    @Test
    void aSecondDrainBeginsTheTimeAnew() {
        done(verbs.drain("orders", Duration.ofMinutes(30), ALICE));
        clock.advance(Duration.ofMinutes(20));
        done(verbs.drain("orders", Duration.ofMinutes(30), ALICE));
        assertThat(current("orders").drainUntil())
                .isEqualTo(Instant.parse("2026-03-01T03:50:00Z").toEpochMilli());
    }

    @Test
    void aDrainKeepsTheRampAndARampEndsTheDrain() {
        done(verbs.ramp("orders", percent("25"), ALICE));
        done(verbs.drain("orders", Duration.ofMinutes(30), ALICE));
        assertThat(current("orders").ramp()).isEqualTo(percent("25"));
        done(verbs.ramp("orders", percent("30"), ALICE));
        assertThat(current("orders")).isEqualTo(new Steering(percent("30"), false, Steering.NOT_DRAINING));
    }

    @Test
    void aKillIsInForceBeforeTheCallReturnsAndSurvivesARestart() throws IOException {
        CompletionStage<KillOutcome> outcome = verbs.kill("orders", ALICE);
        assertThat(current("orders").killed()).isTrue();
        assertThat(done(outcome).event()).isNotNull();
        restart();
        assertThat(current("orders").killed()).isTrue();
        assertThat(current("cart").killed()).isFalse();
    }

    @Test
    void aKillOfEveryRouteCoversThoseThatComeLater() throws IOException {
        KillOutcome outcome = done(verbs.kill("*", ALICE));
        assertThat(outcome.unaffected()).containsExactly("new");
        assertThat(current("cart").killed()).isTrue();
        assertThat(current("not-yet-there").killed()).isTrue();
        restart();
        assertThat(current("nor-this-one").killed()).isTrue();
    }

    @Test
    void aKilledRouteWithoutALegacySideIsNamedAsUnaffected() {
        assertThat(done(verbs.kill("new", ALICE)).unaffected()).containsExactly("new");
        assertThat(done(verbs.kill("orders", ALICE)).unaffected()).isEmpty();
    }

    @Test
    void aRampUnderAKillWaitsForItsEnd() {
        done(verbs.kill("orders", ALICE));
        done(verbs.ramp("orders", percent("25"), ALICE));
        assertThat(current("orders")).isEqualTo(new Steering(percent("25"), true, Steering.NOT_DRAINING));
    }

    @Test
    void restoreOfARouteTakesEverythingOffIt() {
        done(verbs.ramp("orders", percent("25"), ALICE));
        done(verbs.kill("orders", ALICE));
        AuditEvent event = done(verbs.restore("orders", ALICE));
        assertThat(current("orders")).isEqualTo(Steering.NONE);
        assertThat(event.before()).hasToString("{\"ramp\":25,\"file\":10,\"killed\":true}");
        assertThat(event.after()).hasToString("{}");
    }

    @Test
    void restoreOfARouteLiftsItFromAKillOfEveryRouteUntilTheNextOne() throws IOException {
        done(verbs.kill("*", ALICE));
        done(verbs.restore("orders", ALICE));
        restart();
        assertThat(current("orders").killed()).isFalse();
        assertThat(current("cart").killed()).isTrue();
        done(verbs.kill("*", ALICE));
        assertThat(current("orders").killed()).isTrue();
    }

    @Test
    void anExemptRouteCanBeKilledOnItsOwn() {
        done(verbs.kill("*", ALICE));
        done(verbs.restore("orders", ALICE));
        done(verbs.kill("orders", ALICE));
        assertThat(current("orders").killed()).isTrue();
    }

    @Test
    void restoreOfEveryRouteLiftsEverything() throws IOException {
        done(verbs.kill("*", ALICE));
        done(verbs.ramp("orders", percent("25"), ALICE));
        done(verbs.drain("cart", Duration.ofMinutes(1), ALICE));
        AuditEvent event = done(verbs.restore("*", ALICE));
        assertThat(event.before())
                .hasToString("{\"killed\":true,\"routes\":{\"cart\":{\"drainUntil\":\"2026-03-01T03:01:00Z\"},"
                        + "\"orders\":{\"ramp\":25,\"file\":10}}}");
        assertThat(event.after()).hasToString("{}");
        restart();
        assertThat(registry.overlays()).isEqualTo(Overlays.NONE);
        assertThat(current("orders")).isEqualTo(Steering.NONE);
    }

    @Test
    void aRouteThatIsGoneCanBeRestoredWhileSomethingIsLaidOverIt() {
        done(verbs.kill("cart", ALICE));
        routes.set(List.of(split("orders", "10")));
        done(verbs.restore("cart", ALICE));
        assertThat(current("cart")).isEqualTo(Steering.NONE);
        assertThatThrownBy(() -> verbs.restore("cart", ALICE)).isInstanceOf(VerbRefused.class);
    }

    @Test
    void anUnknownRouteIsRefusedWithTheNearestOne() {
        assertThatThrownBy(() -> verbs.kill("oders", ALICE))
                .isInstanceOf(VerbRefused.class)
                .hasMessage("route: oders (expected: a route's id; did you mean \"orders\"?)");
        assertThat(registry.overlays()).isEqualTo(Overlays.NONE);
    }

    @Test
    void aRouteWithOneSideHasNothingToDivide() {
        assertThatThrownBy(() -> verbs.ramp("old", percent("5"), ALICE))
                .hasMessage("ramp: old has a legacy side only (expected: a route with both sides)");
        assertThatThrownBy(() -> verbs.drain("new", Duration.ofMinutes(5), ALICE))
                .hasMessage("drain: new has a modern side only (expected: a route with both sides)");
    }

    @Test
    void aJournalThatCannotBeWrittenRefusesEveryVerbButKill() {
        done(verbs.kill("cart", ALICE));
        log.failing = true;
        assertRefused(verbs.ramp("orders", percent("25"), ALICE));
        assertRefused(verbs.drain("orders", Duration.ofMinutes(5), ALICE));
        assertRefused(verbs.restore("cart", ALICE));
        assertThat(current("orders")).isEqualTo(Steering.NONE);
        assertThat(current("cart").killed()).isTrue();
    }

    @Test
    void aKillHoldsAlthoughTheJournalCannotBeWrittenAndSaysSo() {
        log.failing = true;
        KillOutcome outcome = done(verbs.kill("*", ALICE));
        assertThat(outcome.event()).isNull();
        assertThat(outcome.unaffected()).containsExactly("new");
        assertThat(current("orders").killed()).isTrue();
    }

    @Test
    void aRampThatTheFileOvertookEndsAlthoughTheJournalCannotBeWritten() {
        done(verbs.ramp("orders", percent("25"), ALICE));
        log.failing = true;
        routes.set(List.of(split("orders", "50")));
        assertRefused(verbs.reloaded("aaa", "bbb", Cause.RULES));
        assertThat(current("orders")).isEqualTo(Steering.NONE);
        assertRefused(verbs.reloaded("bbb", "ccc", Cause.RULES));
        log.failing = false;
        done(verbs.restore("*", ALICE));
        assertThat(done(verbs.events(null, null)))
                .extracting(AuditEvent::action)
                .containsExactly(Action.RAMP, Action.RAMP, Action.RESTORE);
    }

    @Test
    void aKillThatCouldNotBeWrittenIsWrittenBeforeTheNextEvent() throws IOException {
        log.failing = true;
        done(verbs.kill("orders", ALICE));
        log.failing = false;
        done(verbs.ramp("cart", percent("1"), ALICE));
        assertThat(done(verbs.events(null, null)))
                .extracting(AuditEvent::action)
                .containsExactly(Action.KILL, Action.RAMP);
        restart();
        assertThat(current("orders").killed()).isTrue();
    }

    @Test
    void aKillOutlivesARestoreThatWasAskedForBeforeIt() {
        done(verbs.kill("orders", ALICE));
        log.slow = new CompletableFuture<>();
        CompletionStage<AuditEvent> restored = verbs.restore("orders", ALICE);
        CompletionStage<KillOutcome> killed = verbs.kill("orders", ALICE);
        assertThat(current("orders").killed()).isTrue();
        log.slow.complete(null);
        done(restored);
        assertThat(current("orders").killed()).isTrue();
        done(killed);
        assertThat(current("orders").killed()).isTrue();
    }

    @Test
    void aKillIsInForceWhileTheDiskIsSlow() {
        log.slow = new CompletableFuture<>();
        CompletionStage<KillOutcome> killed = verbs.kill("*", ALICE);
        CompletionStage<AuditEvent> ramped = verbs.ramp("orders", percent("25"), ALICE);
        assertThat(current("orders")).isEqualTo(new Steering(null, true, Steering.NOT_DRAINING));
        assertThat(ramped.toCompletableFuture()).isNotDone();
        log.slow.complete(null);
        done(ramped);
        assertThat(done(killed).event()).isNotNull();
        assertThat(current("orders")).isEqualTo(new Steering(percent("25"), true, Steering.NOT_DRAINING));
    }

    @Test
    void anEventIsToldByItsSeqFromOneOn() {
        done(verbs.ramp("orders", percent("1"), ALICE));
        done(verbs.reloaded("aaa", "bbb", "bob"));
        AuditEvent event = done(verbs.kill("orders", ALICE)).event();
        assertThat(event.seq()).isEqualTo(3);
        AuditEvent reload = done(verbs.events(null, null)).get(1);
        assertThat(reload.json())
                .hasToString("{\"seq\":2,\"time\":\"2026-03-01T03:00:00Z\",\"actor\":\"bob\",\"action\":\"reload\","
                        + "\"route\":null,\"reason\":null,\"before\":{\"revision\":\"aaa\"},"
                        + "\"after\":{\"revision\":\"bbb\"}}");
    }

    private Steering current(String id) {
        return registry.route(id).current();
    }

    private void restart() throws IOException {
        verbs.close();
        start();
    }

    private static void assertRefused(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(VerbRefused.class)
                .withMessageContaining("journal");
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
