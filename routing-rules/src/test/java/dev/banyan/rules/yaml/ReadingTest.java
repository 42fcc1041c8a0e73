package dev.banyan.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static Reading read(String... files) {
        char name = 'a';
        List<RulesText> texts = new java.util.ArrayList<>();
        for (String file : files) {
            texts.add(new RulesText(name++ + ".yaml", file));
        }
        return new RulesReader(new TestSecrets()).read(texts);
    }

    @Test
    void rulesWithProblemsAreGivenAsFarAsTheyGo() {
        Reading reading = read("""
                backends:
                  Old: {url: nowhere}
                routes:
                  - {id: A B, match: {path: orders}, legacy: Old, priority: x}
                  - {match: {regex: "("}, legacy: Old}
                  - {id: c, match: 5, legacy: Old}
                """);
        assertThat(reading.isSound()).isFalse();
        assertThat(reading.rules().backends()).containsOnlyKeys("Old");
        assertThat(reading.rules().routes()).extracting(Route::legacy).containsExactly("Old", "Old", "Old");
        assertThat(reading.rules().routes()).extracting(Route::id).containsExactly("A B", "(nameless 1)", "c");
    }

    @Test
    void aBadMatchMatchesNothingInsteadOfEverything() {
        Reading reading = read("routes: [{id: a, match: {prefix: x}, legacy: b}, {id: c, match: [], legacy: b}]");
        assertThat(reading.rules().routes())
                .extracting(route -> route.match().path())
                .containsExactly(
                        new PathCondition.Exact("unreadable path of a"),
                        new PathCondition.Exact("unreadable path of c"));
    }

    @Test
    void wordsThatComeAgainAreReadOnceAndToldEachTimeTheyAreBad() {
        Reading reading = read("""
                backends: {b: {url: "http://b"}}
                routes:
                  - {id: a, match: {hosts: [h.example], methods: [GET, get]}, legacy: b}
                  - {id: c, match: {hosts: [h.example], methods: [GET, get]}, legacy: b}
                """);
        assertThat(reading.problems()).extracting(Problem::code).containsExactly("bad-method", "bad-method");
        List<Route> routes = reading.rules().routes();
        assertThat(routes.get(0).match()).isEqualTo(routes.get(1).match());
        assertThat(routes.get(0).match().hosts().get(0))
                .isSameAs(routes.get(1).match().hosts().get(0));
    }

    @Test
    void aValueMayNotComeAgainInAShortListOrALongOne() {
        String hosts = "h0, h1, h2, h3, h4, h5, h6, h7, h8, h9";
        for (String list : List.of("h0, h1", hosts)) {
            Reading reading = read("backends: {b: {url: \"http://b\"}}\nroutes: [{id: a, match: {hosts: [" + list
                    + ", h1, x]}, legacy: b}]");
            assertThat(reading.problems()).extracting(Problem::code).containsExactly("duplicate-value");
            assertThat(String.join(", ", reading.rules().routes().get(0).match().hosts()))
                    .isEqualTo(list + ", x");
        }
    }

    @Test
    void halfOfTheRulesIsNotGiven() {
        assertThat(read("routes: []", "routes: [").rules()).isNull();
        assertThat(read().rules()).isNull();
        assertThat(read().problems()).extracting(Problem::code).containsExactly("no-files");
    }

    @Test
    void placesAreFoundByPointersIntoAllFiles() {
        Locations places = read("""
                        backends:
                          a/b: {url: http://a:1}
                        routes:
                          - id: one
                            match: {path: "/{id}"}
                            split: {key: [clientIp, path:id]}
                        """, """
                        routes:
                          - id: two
                        backends: {c: {url: http://c:1}}
                        """).locations();
        assertThat(places.of("/routes/0/split/key/1")).isEqualTo(new Place("a.yaml", 6, 29));
        assertThat(places.of("/routes/1/id")).isEqualTo(new Place("b.yaml", 2, 9));
        assertThat(places.of("/backends/c/url")).isEqualTo(new Place("b.yaml", 3, 21));
        assertThat(places.of("/backends/a~1b/url")).isEqualTo(new Place("a.yaml", 2, 14));
        assertThat(places.ofKey("/backends/c")).isEqualTo(new Place("b.yaml", 3, 12));
        assertThat(places.ofKey("/routes/0/split/key")).isEqualTo(new Place("a.yaml", 6, 13));
    }

    @Test
    void whatIsNotThereIsPlacedAtItsNearestAncestor() {
        Locations places = read("routes:\n  - id: one\n").locations();
        assertThat(places.of("/routes/0/split/modern")).isEqualTo(new Place("a.yaml", 2, 5));
        assertThat(places.of("/routes/7")).isEqualTo(new Place("a.yaml", 1, 1));
        assertThat(places.of("/routes/x")).isEqualTo(new Place("a.yaml", 1, 1));
        assertThat(places.of("")).isEqualTo(new Place("a.yaml", 1, 1));
        assertThat(places.ofKey("nonsense")).isEqualTo(new Place("a.yaml", 1, 1));
    }

    @Test
    void theDocumentIsShownAsWrittenWithoutSecrets() {
        Map<String, Object> document = read("""
                        routes:
                          - id: a
                            priority: 1
                            match:
                              headers: {Authorization: hunter2, x-api-key: {regex: "hunter2.*"}, x-a: "1", x-b: {present: true}}
                              cookies: {session_token: hunter2}
                              query: {password: 12345, view: full}
                            split: {modern: 12.5, key: [header:authorization]}
                            rewrite:
                              requestHeaders:
                                set: {authorization: "Bearer ${env:TOKEN}", x-secret: "hunter2 ${env:TOKEN}"}
                        """).document().get();
        assertThat(document.toString())
                .isEqualTo(
                        "{routes=[{id=a, priority=1, match={headers={Authorization=***, x-api-key={regex=***}, x-a=1, x-b={present=true}},"
                                + " cookies={session_token=***}, query={password=***, view=full}},"
                                + " split={modern=12.5, key=[header:authorization]},"
                                + " rewrite={requestHeaders={set={authorization=Bearer ${env:TOKEN}, x-secret=***}}}}]}");
    }

    @Test
    void problemsStandInTheOrderOfFilesAndPlaces() {
        Reading reading = read("routs: []\nbackends: []\n", "version: 3\nroutes: [5]\n");
        assertThat(reading.problems())
                .extracting(problem -> problem.place().toString())
                .containsExactly("a.yaml:1:1", "a.yaml:2:11", "b.yaml:1:10", "b.yaml:2:10");
    }

    @Test
    void manyProblemsAreCutShort() {
        String routes = "routes:\n" + "- {id: A, match: {}, legacy: old}\n".repeat(20_000);
        assertThat(read(routes).problems())
                .hasSize(10_001)
                .extracting(Problem::code)
                .contains("too-many-problems");
    }

    @Test
    void aSecretIsAskedForOnce() {
        int[] asked = {0};
        Secrets counting = new Secrets() {
            @Override
            public String env(String name) {
                return "value" + ++asked[0];
            }

            @Override
            public String file(java.nio.file.Path path) {
                return "";
            }
        };
        String route = "match: {headers: {x: \"${env:A}\"}}, legacy: old}\n";
        new RulesReader(counting)
                .read(List.of(new RulesText("a", "routes:\n- {id: a, " + route + "- {id: b, " + route)));
        assertThat(asked).containsExactly(1);
    }

    @Test
    void bytesThatAreNoUtf8AreTold() {
        byte[] bytes = {'a', ':', ' ', (byte) 0xff};
        Reading reading = new RulesReader(new TestSecrets()).read(Arrays.asList(RulesText.utf8("x.yaml", bytes)));
        assertThat(reading.problems()).extracting(Problem::toString).anyMatch(said -> said.startsWith("x.yaml:1:4"));
    }
}
