package dev.banyan.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.validate.Validation;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever becomes of a good file, the reader answers. */
class RulesMutationTest {
    private static final List<String> GOOD = Corpus.in("good-rules")
            .flatMap(corpus -> corpus.files().stream())
            .map(RulesText::content)
            .toList();
    private static final String ODD = "{}[]:,&*!|>'\"%@`#-?~\t\n \\$\u0000\ufeff\u20ac0123456789abcxyz/";
    private static final List<String> PIECES = List.of(
            "${env:", "${file:", "<<: ", "!!int ", "&a ", "*a", "\n---\n", "null", ".inf", "1e99", "(?i", "{1000}",
            "*}", "{x}", "%2e", "..", "\ud800", "- ", ": ", "? ", "[", "]", "{}", "\r\n");

    @Property(tries = 1500)
    void readingNeverThrowsAndEveryProblemHasItsPlace(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(GOOD.get(random.nextInt(GOOD.size())));
        for (int i = 0; i < changes; i++) {
            change(text, random);
        }
        Reading reading = new RulesReader(new TestSecrets()).read(List.of(new RulesText("x", text.toString())));
        assertThat(reading.document().get()).isNotNull();
        checkFurther(reading);
        assertThat(reading.rules() == null && reading.problems().isEmpty()).isFalse();
        for (Problem problem : reading.problems()) {
            assertThat(problem.place().line()).isPositive();
            assertThat(problem.place().column()).isPositive();
            assertThat(problem.toString()).doesNotContain("\n", TestSecrets.CANARY);
        }
    }

    /** As far as rules are given, all else that looks at them can. */
    private static void checkFurther(Reading reading) {
        Rules rules = reading.rules();
        if (rules != null) {
            RouteTable table = RouteTable.compile(rules.routes());
            assertThat(Validation.problems(rules, table, reading.locations(), LocalDate.EPOCH, true))
                    .isNotNull();
        }
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
            case 2 -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
            case 3 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
        if (text.isEmpty()) {
            text.append('x');
        }
    }
}
