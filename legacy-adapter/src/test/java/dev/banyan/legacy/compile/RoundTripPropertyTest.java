package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.legacy.AnyTree;
import dev.banyan.legacy.compile.Plan.Bounds;
import dev.banyan.legacy.format.json.JsonFormat;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A request to another format, and an answer of the very same content back: the client gets what it sent, and every
 * number has the digits that it had.
 */
class RoundTripPropertyTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();
    private static final String[] TEXTS = {
        "a",
        "B",
        "7",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\"",
        "\"\"",
        "'",
        "\\",
        "/",
        ",",
        ";",
        "&",
        "&amp;",
        "=",
        "+",
        "%",
        "%2",
        "%41",
        "<",
        ">",
        "<a>",
        "]]>",
        "<![CDATA[",
        "<!--",
        "--",
        "ä",
        "ß",
        "€",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\uFFFD",
        "😀",
        "e\u0301",
        "true",
        "null",
        "0",
        "-",
        "."
    };
    /** What has a byte of its own in IBM037 and in ASCII. */
    private static final String[] LETTERS = {"a", "B", "7", " ", "<", ">", "&", "'", "\"", "%", "_", "?", "Z", "z", "-"
    };

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Provide
    Arbitrary<Tree> trees() {
        return AnyTree.trees();
    }

    @Property(tries = 400)
    void jsonStaysWhatItIs(@ForAll("trees") Tree tree) throws Exception {
        Compiled same = Compiled.of("{request: {body: {from: json, as: json, rest: keep}}}");
        byte[] body = new JsonFormat(Wanted.ALL).write(tree).body();
        assertThat(text(same.request(body, "").bytes())).isEqualTo(text(body));
    }

    @Property(tries = 400)
    void jsonThroughJson(@ForAll("seeds") long seed) throws Exception {
        Bounds bounds = new Bounds(3, true, true, true, TEXTS);
        Plan plan = Plan.random(new Random(seed), bounds);
        assertSame(
                plan.document(new Random(seed), bounds),
                Compiled.of(
                        "{request: {body: {from: json, as: json, map: %s}}, response: {body: {from: json, as: json, map: %s}}}"
                                .formatted(plan.there(), plan.back())));
    }

    @Property(tries = 400)
    void jsonThroughXml(@ForAll("seeds") long seed) throws Exception {
        throughElements(seed, "xml, namespace: \"urn:x\", root: /doc");
    }

    @Property(tries = 400)
    void jsonThroughSoap11(@ForAll("seeds") long seed) throws Exception {
        throughElements(seed, "soap11, root: /call/in");
    }

    @Property(tries = 200)
    void jsonThroughSoap12(@ForAll("seeds") long seed) throws Exception {
        throughElements(seed, "soap12, charset: ISO-8859-1, namespace: \"urn:x\", root: /call");
    }

    private static void throughElements(long seed, String format) throws Exception {
        Bounds bounds = new Bounds(3, true, true, true, TEXTS);
        Plan plan = Plan.random(new Random(seed), bounds);
        assertSame(plan.document(new Random(seed), bounds), Compiled.of(both(plan, format)));
    }

    @Property(tries = 400)
    void jsonThroughAForm(@ForAll("seeds") long seed) throws Exception {
        Bounds bounds = new Bounds(0, true, false, true, TEXTS);
        Plan plan = Plan.random(new Random(seed), bounds);
        assertSame(plan.document(new Random(seed), bounds), Compiled.of(both(plan, "form")));
    }

    @Property(tries = 200)
    void jsonThroughMultipart(@ForAll("seeds") long seed) throws Exception {
        Bounds bounds = new Bounds(0, true, false, true, TEXTS);
        Plan plan = Plan.random(new Random(seed), bounds);
        assertSame(plan.document(new Random(seed), bounds), Compiled.of(both(plan, "multipart")));
    }

    private static String both(Plan plan, String format) {
        return "{request: {body: {from: json, as: {format: %1$s}, map: %2$s}}, response: {body: {from: {format: %1$s, arrays: %3$s}, as: json, map: %4$s}}}"
                .formatted(format, plan.there(), plan.arrays(), plan.back());
    }

    @Property(tries = 400)
    void jsonThroughRows(@ForAll("seeds") long seed) throws Exception {
        Random random = new Random(seed);
        Bounds bounds = new Bounds(0, false, false, false, TEXTS);
        Plan plan = Plan.random(random, bounds);
        ObjectNode document = JSON.createObjectNode();
        var rows = document.putArray("rows");
        for (int left = random.nextInt(6); left > 0; left--) {
            rows.add(plan.document(random, bounds));
        }
        String csv = "{header: true, delimiter: \"%s\", quote: \"%s\"}"
                .formatted(",;|".charAt(random.nextInt(3)), "'`".charAt(random.nextInt(2)));
        assertSame(
                document,
                Compiled.of(
                        "{request: {body: {from: json, as: csv, csv: %1$s, map: [{to: /rows, each: /rows, map: %2$s}]}}, response: {body: {from: csv, as: json, csv: %1$s, map: [{to: /rows, each: \"\", map: %3$s}]}}}"
                                .formatted(csv, plan.there(), plan.back())));
    }

    @Property(tries = 400)
    void jsonThroughARecord(@ForAll("seeds") long seed) throws Exception {
        Random random = new Random(seed);
        JsonNode sent = RecordPlan.document(random, LETTERS);
        JsonNode back = echoed(sent, RECORDS[random.nextInt(RECORDS.length)]);
        // A picture has so many digits behind the point, and no fewer.
        assertThat(isSame(sent, back, (one, other) -> one.compareTo(other) == 0))
                .as("%s came back as %s", sent, back)
                .isTrue();
    }

    private static final Compiled[] RECORDS = {
        RecordPlan.compiled("copybook", "IBM037", "big"),
        RecordPlan.compiled("copybook", "US-ASCII", "little"),
        RecordPlan.compiled("copybook", "IBM1047", "little"),
        RecordPlan.compiled("fixed", "ISO-8859-1", "big")
    };

    private static void assertSame(JsonNode sent, Compiled translation) throws Exception {
        JsonNode back = echoed(sent, translation);
        assertThat(isSame(sent, back, BigDecimal::equals))
                .as("%s came back as %s", sent, back)
                .isTrue();
    }

    private static JsonNode echoed(JsonNode sent, Compiled translation) throws Exception {
        return JSON.readTree(translation.echo(JSON.writeValueAsString(sent)));
    }

    private static boolean isSame(JsonNode sent, JsonNode back, BiPredicate<BigDecimal, BigDecimal> numbers) {
        return sent.equals(
                (one, other) -> {
                    boolean same = one.isNumber() && other.isNumber()
                            ? numbers.test(one.decimalValue(), other.decimalValue())
                            : one.equals(other);
                    return same ? 0 : 1;
                },
                back);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
