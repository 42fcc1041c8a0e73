package dev.banyan.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.validate.Problem;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts made to cost much. The deadline ends what hangs, it measures nothing. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BoundsTest {
    private static List<String> codes(String... contents) {
        List<RulesText> files = IntStream.range(0, contents.length)
                .mapToObj(i -> new RulesText("f" + i, contents[i]))
                .toList();
        return new RulesReader(new TestSecrets())
                .read(files).problems().stream().map(Problem::code).distinct().toList();
    }

    @Test
    void fortyMebibytesAreRefused() {
        assertThat(codes("# " + "x".repeat(40 << 20))).containsExactly("rules-too-large");
    }

    @Test
    void allFilesTogetherAreBounded() {
        String half = "# " + "x".repeat(17 << 20);
        assertThat(codes(half, half)).containsExactly("rules-too-large");
    }

    @Test
    void bytesAreCountedNotCharacters() {
        assertThat(codes("# " + "\u20ac".repeat(12 << 20))).containsExactly("rules-too-large");
    }

    @Test
    void aMillionBracketsAreRefused() {
        assertThat(codes("[".repeat(1_000_000))).containsExactly("too-deep");
        assertThat(codes("{a: ".repeat(1_000_000))).containsExactly("too-deep");
        assertThat(codes("- ".repeat(1_000_000))).containsExactly("too-deep");
    }

    @Test
    void doublingAliasesAreRefused() {
        String bomb = "a0: &a0 [x, x]\n"
                + IntStream.range(1, 49)
                        .mapToObj(i -> "a%d: &a%d {l: *a%d, r: [1]}\n".formatted(i, i, i - 1))
                        .collect(Collectors.joining());
        assertThat(codes(bomb)).doesNotContain("yaml-syntax").isNotEmpty();
        String wide = "a0: &a0 [" + "x, ".repeat(100_000) + "x]\nb: [" + "*a0, ".repeat(40) + "*a0]\n";
        assertThat(codes(wide)).containsExactly("too-many-aliases");
    }

    @Test
    void aHugeListOfHostsIsRead() {
        String hosts =
                IntStream.range(0, 100_000).mapToObj(i -> "h" + i + ".example").collect(Collectors.joining(", "));
        assertThat(codes("backends: {o: {url: http://o}}\nroutes: [{id: a, legacy: o, match: {hosts: [" + hosts
                        + "]}}]"))
                .isEmpty();
    }

    @Test
    void aHugeMappingOfDuplicateKeysIsCutShort() {
        assertThat(codes("routes: []\n" + "a: 1\n".repeat(100_000))).containsExactly("unknown-key", "duplicate-key");
    }

    @Test
    void hugeNumbersCostNothing() {
        String number = "9".repeat(1_000_000);
        assertThat(codes("version: " + number + "\nroutes: []\n")).containsExactly("wrong-type");
        assertThat(codes("version: 0x" + number + "\nroutes: []\n")).containsExactly("wrong-type");
    }

    @Test
    void tenThousandRoutesAreRead() {
        assertThat(codes(ManyRoutes.text(10_000))).isEmpty();
    }
}
