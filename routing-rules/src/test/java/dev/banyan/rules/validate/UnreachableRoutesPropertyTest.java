package dev.banyan.rules.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of few words, so that routes meet: what is called unreachable is never reached. */
class UnreachableRoutesPropertyTest {
    private static final List<String> HOSTS =
            List.of("", "hosts: [a.x]", "hosts: [\"*.x\"]", "hosts: [a.x, b.x]", "hosts: [b.x, \"*.x\"]");
    private static final List<String> PATHS = List.of(
            "",
            "path: /a/b",
            "path: \"/a/{x}\"",
            "path: \"/{y}/b\"",
            "path: \"/{z}/{x}\"",
            "path: \"/a/{r*}\"",
            "path: \"/{r*}\"",
            "regex: \".*\"",
            "regex: \"/a/.*\"",
            "prefix: /",
            "prefix: /a",
            "prefix: /a/",
            "prefix: /a/b");
    private static final List<String> CONDITIONS = List.of(
            "",
            "methods: [GET]",
            "methods: [GET, PUT]",
            "headers: {h: one}",
            "headers: {h: {present: true}}",
            "headers: {h: {present: false}}",
            "headers: {h: {regex: \"o.*\"}}",
            "methods: [PUT], headers: {h: two}");

    @Property(tries = 500)
    void whatIsCalledUnreachableIsNeverReached(@ForAll("routes") List<String> routes) {
        String text = "backends: {b: {url: \"http://b:1\"}}\nroutes:\n"
                + IntStream.range(0, routes.size())
                        .mapToObj(i -> "  - {id: r%d, legacy: b, %s}%n".formatted(i, routes.get(i)))
                        .collect(Collectors.joining());
        Reading reading =
                new RulesReader(new FileSecrets(Path.of("."))).read(List.of(new RulesText("rules.yaml", text)));
        assertThat(reading.problems()).isEmpty();
        Rules rules = reading.rules();
        RouteTable table = RouteTable.compile(rules.routes());

        assertThat(unreachable(rules, table, reading.locations())).doesNotContainAnyElementsOf(reached(rules, table));
    }

    @Provide
    Arbitrary<List<String>> routes() {
        return Combinators.combine(
                        Arbitraries.of(HOSTS),
                        Arbitraries.of(PATHS),
                        Arbitraries.of(CONDITIONS),
                        Arbitraries.integers().between(-1, 1))
                .as((host, path, conditions, priority) -> "priority: " + priority + ", match: {"
                        + IntStream.of(0, 1, 2)
                                .mapToObj(i -> List.of(host, path, conditions).get(i))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", "))
                        + "}")
                .list()
                .ofMinSize(2)
                .ofMaxSize(8);
    }

    private static Set<String> unreachable(Rules rules, RouteTable table, Locations locations) {
        return Validation.problems(rules, table, locations, LocalDate.EPOCH, true).stream()
                .filter(problem -> problem.code().equals("unreachable"))
                .map(problem -> problem.message().split(" ")[1])
                .collect(Collectors.toSet());
    }

    private static Set<String> reached(Rules rules, RouteTable table) {
        Set<Integer> reached = new java.util.HashSet<>();
        for (String host : List.of("a.x", "b.x", "c.x", "y")) {
            for (String path : List.of("/", "/a", "/a/", "/a/b", "/a/b/", "/a/b/c", "/a/c", "/c", "/c/b", "/c/d")) {
                for (String method : List.of("GET", "PUT", "POST")) {
                    for (Map<String, String> headers :
                            List.of(Map.<String, String>of(), Map.of("h", "one"), Map.of("h", "two"))) {
                        reached.add(table.match(DescribedRequest.of(method, "http://" + host + path, headers)));
                    }
                }
            }
        }
        reached.remove(RouteTable.NONE);
        return reached.stream().map(i -> rules.routes().get(i).id()).collect(Collectors.toSet());
    }
}
