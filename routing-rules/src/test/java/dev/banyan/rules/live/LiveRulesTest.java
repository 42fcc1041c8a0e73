package dev.banyan.rules.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveRulesTest {
    private static final String GOOD = """
            version: 1
            backends: {shop: {url: "http://shop:8080"}}
            routes: [{id: all, match: {prefix: /}, legacy: shop}]
            """;
    private static final String OTHER = GOOD.replace("id: all", "id: other");
    private static final String BAD = GOOD.replace("legacy: shop", "legacy: shpo");
    private static final String ODD = GOOD.replace("routes:", "  unused: {url: \"http://u:1\"}\nroutes:")
            .replace("backends: {shop: {url: \"http://shop:8080\"}}", "backends:\n  shop: {url: \"http://shop:8080\"}");

    private final TextSource source = new TextSource();
    private final List<Generation> published = new ArrayList<>();
    private final List<Problem> objections = new ArrayList<>();
    private final Ticking clock = new Ticking();
    private final LiveRules live = new LiveRules(
            source, new RulesLoader(new RulesReader(new FileSecrets(Path.of("."))), clock), this::publish, clock);

    private List<Problem> publish(Generation generation, Locations locations) {
        if (objections.stream().noneMatch(Problem::isError)) {
            published.add(generation);
        }
        return objections;
    }

    @Test
    void beforeTheFirstReloadNothingIsInForce() {
        assertThat(live.revision()).isEmpty();
        assertThat(live.lastReload()).isNull();
        assertThatThrownBy(live::current).hasMessage("generation: none (expected: one successful reload first)");
    }

    @Test
    void goodRulesAreAppliedOnce() {
        source.text(GOOD);

        Generation generation = ((Reload.Applied) live.reload()).generation();
        assertThat(generation.revision()).hasSize(12).isEqualTo(live.revision());
        assertThat(generation.loadedAt()).isEqualTo(clock.instant());
        assertThat(generation.rules().routes()).extracting("id").containsExactly("all");
        assertThat(generation.table().match(DescribedRequest.of("GET", "/x", Map.of())))
                .isZero();
        assertThat(live.current()).isSameAs(generation);
        assertThat(published).containsExactly(generation);

        assertThat(live.reload()).isEqualTo(new Reload.Unchanged(generation));
        assertThat(published).hasSize(1);
        assertThat(live.lastReload().outcome().word()).isEqualTo("applied");
    }

    @Test
    void warningsDoNotKeepRulesFromGoingLive() {
        source.text(ODD);

        assertThat(live.reload().problems()).extracting(Problem::code).containsExactly("unused-backend");
        assertThat(live.current().warnings()).extracting(Problem::code).containsExactly("unused-backend");
    }

    @Test
    void rejectedRulesChangeNothingAndSayWhatIsWrongAsOftenAsOneAsks() {
        source.text(GOOD);
        live.reload();
        Generation before = live.current();
        source.text(BAD);
        clock.advance();

        Reload outcome = live.reload();
        assertThat(outcome.word()).isEqualTo("rejected");
        assertThat(outcome.successful()).isFalse();
        assertThat(outcome.problems())
                .extracting(Problem::toString)
                .containsExactly("rules.yaml:3:48: error unknown-backend legacy: shpo"
                        + " (expected: a name under backends) (did you mean \"shop\"?)");
        assertThat(live.current()).isSameAs(before);
        assertThat(live.lastReload()).isEqualTo(new LastReload(outcome, clock.instant()));
        assertThat(live.reload()).isEqualTo(outcome);
    }

    @Test
    void goingBackToTheRulesInForceEndsARejection() {
        source.text(GOOD);
        live.reload();
        source.text(BAD);
        live.reload();
        source.text(GOOD);
        clock.advance();

        Reload outcome = live.reload();
        assertThat(outcome).isInstanceOf(Reload.Unchanged.class);
        assertThat(live.lastReload()).isEqualTo(new LastReload(outcome, clock.instant()));
        assertThat(published).hasSize(1);
    }

    @Test
    void aReloadThatBringsNothingNewKeepsTheLastNews() {
        source.text(GOOD);
        live.reload();
        LastReload news = live.lastReload();
        clock.advance();
        live.reload();

        assertThat(live.lastReload()).isEqualTo(news);
    }

    @Test
    void aFileThatIsGoneRejectsAndIsMissedWhenItReturns() {
        source.text(GOOD);
        live.reload();
        source.gone();
        assertThat(live.reload().problems()).extracting(Problem::code).containsExactly("rules-missing");
        source.text(OTHER);
        assertThat(live.reload()).isInstanceOf(Reload.Applied.class);
    }

    @Test
    void whatThePublisherRefusesIsRejected() {
        source.text(GOOD);
        live.reload();
        Generation before = live.current();
        Problem refusal = Problem.error("no-such-ca", new Place("rules.yaml", 2, 1), "ca: gone.pem", "");
        objections.add(refusal);
        source.text(OTHER);

        assertThat(live.reload()).isEqualTo(new Reload.Rejected(List.of(refusal)));
        assertThat(live.current()).isSameAs(before);

        objections.clear();
        assertThat(live.reload()).isInstanceOf(Reload.Applied.class);
    }

    @Test
    void whatThePublisherWarnsOfIsKept() {
        Problem warning = Problem.warning("odd", new Place("rules.yaml", 2, 1), "odd", "");
        objections.add(warning);
        source.text(GOOD);

        assertThat(live.reload().problems()).containsExactly(warning);
        assertThat(live.current().warnings()).containsExactly(warning);
    }

    @Test
    void routesExpireByTheClocksDay() {
        source.text(GOOD.replace("legacy: shop", "legacy: shop, expires: 2026-06-15"));
        assertThat(live.reload().problems()).isEmpty();
        clock.now = Instant.parse("2026-06-15T00:00:00Z");
        source.text(GOOD.replace("legacy: shop", "legacy: shop, expires: 2026-06-15, owner: us"));

        assertThat(live.reload().problems()).extracting(Problem::code).containsExactly("expired");
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-06-14T23:59:00Z");

        void advance() {
            now = now.plus(Duration.ofSeconds(1));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
