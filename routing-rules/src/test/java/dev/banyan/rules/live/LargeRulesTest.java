package dev.banyan.rules.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.validate.Validation;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LargeRulesTest {
    private static final int ROUTES = 10_000;

    private final RulesReader reader = new RulesReader(new FileSecrets(Path.of(".")));

    @Test
    void tenThousandRoutesLoadAndRoute() {
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            Reading reading = reader.read(List.of(new RulesText("rules.yaml", text(ROUTES, round))));
            long read = System.nanoTime();
            Rules rules = reading.rules();
            RouteTable table = RouteTable.compile(rules.routes());
            long compiled = System.nanoTime();
            List<Problem> problems =
                    Validation.problems(rules, table, reading.locations(), LocalDate.of(2026, 6, 15), true);
            long validated = System.nanoTime();

            System.out.printf(
                    "10 000 routes, round %d: read %d ms, compile %d ms, validate %d ms%n",
                    round, ms(start, read), ms(read, compiled), ms(compiled, validated));
            assertThat(reading.problems()).isEmpty();
            assertThat(problems).isEmpty();
            assertThat(table.match(DescribedRequest.of("GET", "http://h7.example.com/s7007/orders/1", Map.of())))
                    .isEqualTo(7007);
        }
    }

    @Test
    void allRoutesMayLookAlikeAndBeJudgedAllTheSame() {
        String alike = text(ROUTES, 0).replaceAll("hosts: \\[[^]]*], path: \"[^\"]*\"", "path: \"/{a}\"");
        Reading reading = reader.read(List.of(new RulesText("rules.yaml", alike)));
        RouteTable table = RouteTable.compile(reading.rules().routes());
        long start = System.nanoTime();
        List<Problem> problems =
                Validation.problems(reading.rules(), table, reading.locations(), LocalDate.of(2026, 6, 15), true);

        System.out.printf("10 000 routes alike: validate %d ms%n", ms(start, System.nanoTime()));
        assertThat(problems).hasSize(ROUTES - 1).extracting(Problem::code).containsOnly("unreachable");
    }

    @Test
    void aGenerationThatIsNoLongerInForceCanBeCollected() {
        TextSource source = new TextSource();
        Clock clock = Clock.systemUTC();
        LiveRules live = new LiveRules(source, new RulesLoader(reader, clock), Publisher.NONE, clock);
        source.text(text(10, 0));
        live.reload();
        WeakReference<Generation> old = new WeakReference<>(live.current());
        source.text(text(10, 1));
        live.reload();

        for (int i = 0; i < 50 && old.get() != null; i++) {
            System.gc();
        }
        assertThat(old.get()).isNull();
    }

    private static long ms(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private static String text(int routes, int version) {
        StringBuilder text = new StringBuilder("version: 1\nbackends:\n");
        for (int i = 0; i < 100; i++) {
            text.append("  b%d: {url: \"http://10.0.0.%d:808%d\"}\n".formatted(i, i, version));
        }
        text.append("routes:\n");
        for (int i = 0; i < routes; i++) {
            text.append("""
                      - id: r%1$d
                        match: {hosts: [h%2$d.example.com], path: "/s%1$d/orders/{id}", methods: [GET, HEAD]}
                        legacy: b%2$d
                        modern: b%3$d
                        split: {modern: 12.5, key: [cookie:uid], cohort: c%2$d}
                        timeouts: {request: 10s}
                        owner: team-%2$d
                    """.formatted(i, i % 100, (i + 1) % 100));
        }
        return text.toString();
    }
}
