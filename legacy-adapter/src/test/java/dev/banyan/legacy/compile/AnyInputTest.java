package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.AnyTree;
import dev.banyan.legacy.Cost;
import dev.banyan.legacy.format.json.JsonFormat;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody sends: it becomes something else or is untranslatable, and soon. */
class AnyInputTest {
    /** Far more than a body of a few KiB takes; what grows faster than the body shows. */
    private static final Duration SOON = Duration.ofMillis(100);

    private static final byte[] COPYBOOK = """
                   01  REC.
                       05  ID          PIC 9(4).
                       05  KIND        PIC X.
                       05  DETAIL      PIC X(4).
                       05  PAIR REDEFINES DETAIL.
                           10  A       PIC S9(3) COMP-3.
                           10  B       PIC S9(4) COMP.
                       05  N           PIC 9(1).
                       05  ITEM PIC S9(3) COMP-3 OCCURS 0 TO 9 TIMES DEPENDING ON N.
            """.getBytes(StandardCharsets.US_ASCII);

    /** A body of each format that fits, to be bent and broken; by the words for it. */
    private static final Map<String, String> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("json", "{\"a\":[1,-2.5e3,\"x\\u00fc\",{\"b\":null}],\"c\":true}");
        BODIES.put(
                "xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a xmlns=\"u\" b='c'>x<!-- y --><d>&#65;&lt;</d><![CDATA[z]]></a>");
        BODIES.put(
                "soap11",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body><a>1</a></s:Body></s:Envelope>");
        BODIES.put(
                "soap12",
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code></s:Fault></s:Body></s:Envelope>");
        BODIES.put("form", "a=1&b=%41+c&a=2&=&d");
        BODIES.put(
                "multipart",
                "--B\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n");
        BODIES.put("csv", "a,b\r\n1,\"x \"\"y\"\"\"\r\n2,z\r\n");
        BODIES.put("fixed, schema: {copybook: rec.cpy}", "0007Nx12p2003004");
        BODIES.put("copybook, schema: {copybook: rec.cpy}, charset: IBM037", "\u00f0\u00f0\u00f0\u00f7N@@@@\u00f0");
        BODIES.put("text", "some text");
        BODIES.put("none", "");
    }

    private static final Map<String, Compiled> TO_JSON = new LinkedHashMap<>();
    private static final Map<String, Compiled> FROM_JSON = new LinkedHashMap<>();

    static {
        BODIES.keySet().forEach(format -> {
            TO_JSON.put(format, compiled("{format: " + format + "}", "json"));
            FROM_JSON.put(format, compiled("json", "{format: " + format + "}"));
        });
    }

    private static Compiled compiled(String from, String as) {
        return Compiled.of("{request: {body: {from: %s, as: %s, rest: keep}}}".formatted(from, as), file -> COPYBOOK);
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of(BODIES.keySet());
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Provide
    Arbitrary<Tree> trees() {
        return AnyTree.trees();
    }

    @Property(tries = 2000)
    void noBytesBreakAReader(@ForAll("formats") String format, @ForAll("seeds") long seed) {
        Random random = new Random(seed);
        byte[] body = new byte[random.nextInt(random.nextInt(10) == 0 ? 4000 : 60)];
        random.nextBytes(body);
        assertSettled(TO_JSON.get(format), body, contentType(format, random));
    }

    @Property(tries = 5000)
    void noBrokenBodyBreaksAReader(@ForAll("formats") String format, @ForAll("seeds") long seed) {
        Random random = new Random(seed);
        byte[] whole = BODIES.get(format).getBytes(StandardCharsets.ISO_8859_1);
        assertSettled(TO_JSON.get(format), broken(whole, random), contentType(format, random));
    }

    @Property(tries = 2000)
    void noDocumentBreaksAWriter(@ForAll("formats") String format, @ForAll("trees") Tree tree) throws Exception {
        assertSettled(
                FROM_JSON.get(format), new JsonFormat(Wanted.ALL).write(tree).body(), "");
    }

    private static byte[] broken(byte[] whole, Random random) {
        StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.ISO_8859_1));
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(random.nextInt(4) == 0 ? 40 : 3));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, (char) random.nextInt(256));
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String contentType(String format, Random random) {
        String media = format.equals("multipart") ? "multipart/form-data; boundary=B" : "text/x";
        return switch (random.nextInt(8)) {
            case 0 -> media + "; charset=UTF-16";
            case 1 -> media + "; charset=\"ISO-8859-1\"";
            case 2 -> media + "; charset=no-such";
            case 3 -> media + "; charset=IBM037";
            default -> media;
        };
    }

    private static void assertSettled(Compiled translation, byte[] body, String contentType) {
        Cost cost = Cost.of(() -> {
            try {
                return translation.request(body, contentType);
            } catch (Untranslatable expected) {
                assertThat(expected.sentence()).isNotBlank();
                return expected;
            } catch (RuntimeException | StackOverflowError broken) {
                throw new AssertionError("bytes " + new String(body, StandardCharsets.ISO_8859_1), broken);
            }
        });
        assertThat(cost.time()).isLessThan(SOON);
        assertThat(cost.bytes()).isLessThan(Cost.MOST_BYTES);
    }
}
