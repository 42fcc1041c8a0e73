package dev.banyan.rules.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class PathCanonicalizerPropertyTest {

    /** Pieces that make trouble when they come together. */
    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "/", "/", ".", "..", ";", ";x", "%2e", "%2E", "%2f", "%5C", "%3b", "%25", "%41", "%c0", "%ae",
                        "%00", "%", "\\", "|", "a", "b.c", "é", "//", "%252e", "=", "?")
                .list()
                .ofMaxSize(10)
                .map(pieces -> "/" + String.join("", pieces));
    }

    @Provide
    Arbitrary<PathCanonicalizer> canonicalizers() {
        return Arbitraries.integers()
                .between(0, 7)
                .map(bits -> new PathCanonicalizer((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0));
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void canonicalisingTwiceIsCanonicalisingOnce(
            @ForAll("paths") String raw, @ForAll("canonicalizers") PathCanonicalizer canonicalizer)
            throws MalformedPath {
        Path once = canonicalOrNull(canonicalizer, raw);
        if (once != null) {
            Path twice = canonicalizer.canonical(once.text());
            assertThat(twice.text()).isEqualTo(once.text());
            assertThat(twice.matched()).isEqualTo(once.matched());
        }
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void noLenientReaderFindsADotSegment(
            @ForAll("paths") String raw, @ForAll("canonicalizers") PathCanonicalizer canonicalizer) {
        Path path = canonicalOrNull(canonicalizer, raw);
        if (path != null) {
            String cut = path.text().replaceAll(";[^/]*", "");
            assertThat(dotSegments(path.text())).isFalse();
            assertThat(dotSegments(cut)).isFalse();
            assertThat(dotSegments(decoded(cut))).isFalse();
            assertThat(dotSegments(decoded(path.text()).replaceAll(";[^/]*", "")))
                    .isFalse();
            assertThat(path.matched()).isEqualTo(cut);
        }
    }

    @Property(tries = 20_000)
    void anyTextGivesAPathOfTheGrammarOrARefusal(
            @ForAll @CharRange(from = 0, to = 0x120) @StringLength(max = 12) String text) {
        Path path = canonicalOrNull(PathCanonicalizer.DEFAULT, "/" + text);
        if (path != null) {
            assertThat(path.text()).matches("(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})*)+");
        }
    }

    private static Path canonicalOrNull(PathCanonicalizer canonicalizer, String raw) {
        try {
            return canonicalizer.canonical(raw);
        } catch (MalformedPath refused) {
            return null;
        }
    }

    private static String decoded(String path) {
        return path.toLowerCase(Locale.ROOT)
                .replace("%2f", "/")
                .replace("%5c", "/")
                .replace("%3b", ";");
    }

    private static boolean dotSegments(String path) {
        return Arrays.stream(path.split("/", -1)).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
