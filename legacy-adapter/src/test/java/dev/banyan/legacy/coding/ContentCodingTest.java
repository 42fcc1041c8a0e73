package dev.banyan.legacy.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.Cost;
import dev.banyan.legacy.Refusal;
import dev.banyan.legacy.format.Unfit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final byte[] TEXT = "{\"id\": 4711}".repeat(1000).getBytes(StandardCharsets.UTF_8);

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean bare) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            deflate.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] decode(byte[] body, String coding) throws Unfit, TooLarge {
        return ContentCoding.decode(body, coding, MEBIBYTE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "identity", " Identity , ", ","})
    void whatHasNoCodingStaysAsItIs(String coding) throws Unfit, TooLarge {
        assertThat(decode(TEXT, coding)).isSameAs(TEXT);
    }

    @Test
    void gzipAndDeflateAreUndone() throws Exception {
        assertThat(decode(gzip(TEXT), "gzip")).isEqualTo(TEXT);
        assertThat(decode(gzip(TEXT), "X-GZIP")).isEqualTo(TEXT);
        assertThat(decode(deflate(TEXT, false), "deflate")).isEqualTo(TEXT);
        assertThat(decode(deflate(TEXT, true), "deflate")).isEqualTo(TEXT);
        assertThat(decode(gzip(new byte[0]), "gzip")).isEmpty();
        assertThat(decode(new byte[0], "gzip")).isEmpty();
    }

    @Test
    void severalCodingsAreUndoneFromTheLastToTheFirst() throws Exception {
        assertThat(decode(gzip(gzip(TEXT)), "gzip, gzip")).isEqualTo(TEXT);
        assertThat(decode(gzip(deflate(gzip(TEXT), false)), "gzip,deflate, identity, x-gzip"))
                .isEqualTo(TEXT);
        assertThat(Refusal.of(() -> decode(TEXT, "gzip,gzip,gzip,gzip")))
                .isEqualTo(": Content-Encoding: 4 codings (expected: at most 3)");
    }

    @Test
    void severalMembersOfGzipAreOneBody() throws Exception {
        byte[] twice = joined(gzip(TEXT), gzip(new byte[0]), gzip(TEXT));
        assertThat(decode(twice, "gzip")).isEqualTo(joined(TEXT, TEXT));
    }

    @Test
    void everythingThatAHeaderOfGzipMayHaveIsPassedOver() throws Exception {
        byte[] plain = gzip(TEXT);
        byte[] header = HexFormat.of().parseHex("1f8b081e00000000000302004142" + "6e616d6500" + "63" + "00" + "ffff");
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
        assertThat(decode(joined(header, rest), "gzip")).isEqualTo(TEXT);
        for (int end = 0; end < header.length; end++) {
            byte[] cut = Arrays.copyOf(header, end);
            String refusal = end == 0 ? "accepted" : ": an end too soon (expected: a whole header of gzip)";
            assertThat(Refusal.of(() -> decode(cut, "gzip"))).isEqualTo(refusal);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            br             | br
            gzip, zstd     | zstd
            compress       | compress
            gzip;q=1       | gzip;q=1
            gzip deflate   | no name
            ü              | no name
            """)
    void anUnknownCodingIsNamed(String coding, String name) {
        assertThat(Refusal.of(() -> decode(TEXT, coding)))
                .isEqualTo(": Content-Encoding: " + name + " (expected: gzip, deflate or identity)");
    }

    @Test
    void somethingBehindTheEndIsRefused() throws Exception {
        byte[] garbage = "garbage at the end".getBytes(StandardCharsets.US_ASCII);
        assertThat(Refusal.of(() -> decode(joined(gzip(TEXT), garbage), "gzip")))
                .isEqualTo(": other bytes than those gzip begins with (expected: gzip, and nothing behind it)");
        assertThat(Refusal.of(() -> decode(joined(gzip(TEXT), new byte[1]), "gzip")))
                .contains("an end too soon");
        for (boolean bare : new boolean[] {true, false}) {
            assertThat(Refusal.of(() -> decode(joined(deflate(TEXT, bare), garbage), "deflate")))
                    .isEqualTo(": something behind the end in the compressed body (expected: nothing)");
        }
    }

    @Test
    void aBodyThatEndsTooSoonIsRefused() throws Exception {
        for (byte[] whole : new byte[][] {gzip(TEXT), deflate(TEXT, true), deflate(TEXT, false)}) {
            String coding = whole[0] == 0x1f ? "gzip" : "deflate";
            for (int end = 1; end < whole.length; end++) {
                byte[] cut = Arrays.copyOf(whole, end);
                assertThat(Refusal.of(() -> decode(cut, coding))).contains("an end too soon");
            }
        }
    }

    @Test
    void aWrongChecksumOrSizeIsRefused() throws Exception {
        byte[] body = gzip(TEXT);
        for (int at = body.length - 8; at < body.length; at++) {
            byte[] other = body.clone();
            other[at]++;
            assertThat(Refusal.of(() -> decode(other, "gzip")))
                    .isEqualTo(": another checksum or size in the compressed body (expected: those of its content)");
        }
    }

    @Test
    void asManyBytesAsMayBeAreDecodedAndNoMore() throws Exception {
        for (int most : new int[] {0, 1, 4095, 4096, 4097, 12_288, 12_289, (int) MEBIBYTE}) {
            byte[] bytes = new byte[most];
            new Random(most).nextBytes(bytes);
            assertThat(ContentCoding.decode(gzip(bytes), "gzip", most)).isEqualTo(bytes);
            byte[] oneMore = gzip(Arrays.copyOf(bytes, most + 1));
            TooLarge tooLarge = catchThrowableOfType(TooLarge.class, () -> ContentCoding.decode(oneMore, "gzip", most));
            assertThat(tooLarge.most()).isEqualTo(most);
            assertThat(tooLarge).hasMessage("too many bytes once decoded (expected: at most " + most + ")");
        }
        assertThat(catchThrowableOfType(TooLarge.class, () -> ContentCoding.decode(TEXT, null, TEXT.length - 1)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "gzip, gzip"})
    void aBombIsRefusedAsSoonAsItIsSeen(String coding) throws Exception {
        byte[] zeros = new byte[200 << 20];
        byte[] bomb = coding.equals("deflate") ? deflate(zeros, false) : gzip(zeros);
        byte[] body = coding.contains(",") ? gzip(bomb) : bomb;
        assertThat(catchThrowableOfType(TooLarge.class, () -> decode(body, coding)))
                .isNotNull();
        Cost cost = Cost.of(() -> ContentCoding.decode(body, coding, 10 * MEBIBYTE));
        assertThat(cost.time()).isLessThan(Cost.MOST_TIME);
        assertThat(cost.bytes()).isLessThan(12 * MEBIBYTE);
    }

    @Test
    void aBodyOfTinyMembersCostsLittle() throws Exception {
        byte[] member = gzip(new byte[0]);
        byte[] body = new byte[member.length * 500_000];
        for (int at = 0; at < body.length; at += member.length) {
            System.arraycopy(member, 0, body, at, member.length);
        }
        assertThat(Refusal.of(() -> decode(body, "gzip")))
                .isEqualTo(": too many members in the compressed body (expected: at most 10000)");
        assertThat(Cost.of(() -> decode(body, "gzip")).time()).isLessThan(Cost.MOST_TIME);
    }

    @Property
    void whatIsEncodedIsDecodedAsTheSame(@ForAll byte[] bytes) throws Exception {
        assertThat(decode(gzip(deflate(bytes, bytes.length % 2 == 0)), "deflate, gzip"))
                .isEqualTo(bytes);
    }

    @Property
    void anyBytesAreDecodedOrUnfit(@ForAll byte[] bytes) throws IOException {
        assertThat(Refusal.of(() -> decode(bytes, "deflate"))).isNotEmpty();
        assertThat(Refusal.of(() -> decode(joined(HexFormat.of().parseHex("1f8b0800000000000003"), bytes), "gzip")))
                .isNotEmpty();
    }

    @Property
    void aByteThatIsNotAsItWasIsSeen(@ForAll Random random) throws Exception {
        byte[] body = gzip(TEXT);
        int at = 10 + random.nextInt(body.length - 10);
        body[at] ^= (byte) (1 << random.nextInt(8));
        String answer = Refusal.of(() -> assertThat(decode(body, "gzip")).isEqualTo(TEXT));
        assertThat(answer.equals("accepted") || isRefusedByTheJdk(body)).isTrue();
    }

    private static boolean isRefusedByTheJdk(byte[] body) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            gzip.readAllBytes();
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
