package dev.banyan.rules.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.match.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** What holds of every path that is forwarded: a million odd ones, under all settings. */
class PathCanonicalizerPropertyTest {
    /** Pieces that make trouble when they come together. */
    private static final String[] PIECES = {
        "/", "/", "/", "/", "/", ".", "..", "%2e", "%2E.", ";", ";x", ";v=1", "%2f", "%5C", "%3b", "%25", "%252e",
                "%252F",
        "%41", "%c0", "%ae", "%C3%A9", "%00", "%0a", "%20", "%", "\\", "|", "[", "a", "a", "b.c", "shop", "admin", "7",
                "é",
        "=", "@", "~", "?"
    };

    private static final int MOST_PIECES = 9;
    private static final RouteTable ROUTES = RouteTable.compile(List.of(
            RouteOf.id("admin").prefix("/admin").route(),
            RouteOf.id("shop").path("/shop/{id}").route(),
            RouteOf.id("rest").path("/a/{rest*}").route(),
            RouteOf.id("regex").regex("/b\\.c/.*").route(),
            RouteOf.id("all").prefix("/").route()));

    private static int accepted;

    /** A path, and the settings it is read under. */
    record Odd(String raw, PathCanonicalizer canonicalizer) {
        @Nullable
        Path path() {
            try {
                return canonicalizer.canonical(raw);
            } catch (MalformedPath refused) {
                return null;
            }
        }
    }

    @Provide
    Arbitrary<Odd> oddPaths() {
        return Arbitraries.randomValue(PathCanonicalizerPropertyTest::odd);
    }

    private static Odd odd(Random random) {
        StringBuilder raw = new StringBuilder("/");
        for (int left = random.nextInt(MOST_PIECES); left > 0; left--) {
            raw.append(PIECES[random.nextInt(PIECES.length)]);
        }
        int bits = random.nextInt(16);
        // Half of them under the defaults, which are what most run with.
        PathCanonicalizer canonicalizer = bits >= 8
                ? PathCanonicalizer.DEFAULT
                : new PathCanonicalizer((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
        return new Odd(raw.toString(), canonicalizer);
    }

    @Property(tries = 1_000_000, shrinking = ShrinkingMode.OFF)
    void whatIsForwardedIsCanonicalAndReadAlikeByEverybody(@ForAll("oddPaths") Odd odd) throws MalformedPath {
        Path path = odd.path();
        if (path == null) {
            return;
        }
        accepted++;
        assertForwardedIsCanonical(path, odd.canonicalizer());
        if (route(odd.raw(), odd.canonicalizer()) != route(path.text(), odd.canonicalizer())) {
            throw new AssertionError(odd.raw() + " and " + path + " take different routes");
        }
        for (LenientReader reader : LenientReader.values()) {
            if (!reader.decodesTwice() || !path.isDoubleEncoded()) {
                assertReadAlike(path, reader);
            }
        }
    }

    /** What the backend is sent would come out of here again as it is, and go where it went. */
    private static void assertForwardedIsCanonical(Path path, PathCanonicalizer canonicalizer) throws MalformedPath {
        Path again = canonicalizer.canonical(path.text());
        if (!again.text().equals(path.text()) || !again.matched().equals(path.matched())) {
            throw new AssertionError(path + " becomes " + again + ", matched as " + again.matched());
        }
        if (canonicalizer.mergeSlashes() && path.matched().contains("//")) {
            throw new AssertionError(path + " still has slashes to merge: " + path.matched());
        }
        if (!path.matched().equals(LenientReader.cut(path.text()))) {
            throw new AssertionError(path + " is matched as " + path.matched());
        }
    }

    /** No dot segment, and no other depth, where no slash is hidden in a name and no name is a parameter to others. */
    private static void assertReadAlike(Path path, LenientReader reader) {
        String text = path.text();
        List<String> read = reader.segments(text);
        if (read.contains(".") || read.contains("..")) {
            throw new AssertionError(reader + " reads a dot segment in " + path + ": " + read);
        }
        int depth =
                LenientReader.segmentsOf(reader.cuts() ? path.matched() : text).size();
        boolean opaque = text.contains("%2F") || text.contains("%5C") || reader.cuts() && text.contains("/%3B");
        if (read.size() != depth && !opaque) {
            throw new AssertionError(reader + " reads " + path + " as " + read);
        }
    }

    private static int route(String target, PathCanonicalizer canonicalizer) {
        return ROUTES.match(DescribedRequest.of("GET", target, Map.of(), null, canonicalizer));
    }

    /** A property of nothing would hold too. */
    @AfterContainer
    static void enoughOfThemWereAccepted() {
        assertThat(accepted).isGreaterThan(300_000);
    }

    @Property(tries = 20_000)
    void anyTextGivesAPathOfTheGrammarOrARefusal(
            @ForAll @CharRange(from = 0, to = 0x120) @StringLength(max = 12) String text) {
        Path path = new Odd("/" + text, PathCanonicalizer.DEFAULT).path();
        if (path != null) {
            assertThat(path.text()).matches("(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})*)+");
        }
    }
}
