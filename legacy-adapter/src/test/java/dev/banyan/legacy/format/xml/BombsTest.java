package dev.banyan.legacy.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.tree.Wanted;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that are made to harm are refused or handled, within 200 ms and 64 MiB, and nobody is called. */
class BombsTest {
    private static final Set<String> MUST_BE_REFUSED =
            Set.of("a document type", "an entity of its own", "what is not well-formed");
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long MOST_BYTES = 64 << 20;
    private static final int MIB = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final XmlFormat FORMAT = new XmlFormat("", Anything.ANYTHING, StandardCharsets.UTF_8, Wanted.ALL);

    private static ServerSocket canary;

    @BeforeAll
    static void listen() throws IOException {
        canary = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        canary.setSoTimeout(1);
        // What a document costs is measured, not what loading and compiling the reader costs.
        for (int i = 0; i < 300; i++) {
            outcome(bytes("<r>" + "<a x='1'>text &amp; more<b/></a>".repeat(200) + "</r>"));
        }
    }

    @AfterAll
    static void close() throws IOException {
        canary.close();
    }

    static Stream<Arguments> callers() {
        String url = "http://127.0.0.1:" + canary.getLocalPort() + "/";
        return Stream.of(
                Arguments.of("billion laughs", "a document type", bytes("<!DOCTYPE l [" + laughs() + "]><l>&l9;</l>")),
                Arguments.of(
                        "quadratic blowup",
                        "a document type",
                        bytes("<!DOCTYPE a [<!ENTITY b '" + "x".repeat(100_000) + "'>]><a>" + "&b;".repeat(10_000)
                                + "</a>")),
                Arguments.of(
                        "external entity",
                        "a document type",
                        bytes("<!DOCTYPE a [<!ENTITY b SYSTEM '" + url + "'>]><a>&b;</a>")),
                Arguments.of(
                        "file as entity",
                        "a document type",
                        bytes("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")),
                Arguments.of("external DTD", "a document type", bytes("<!DOCTYPE a SYSTEM '" + url + "a.dtd'><a/>")),
                Arguments.of(
                        "parameter entity",
                        "a document type",
                        bytes("<!DOCTYPE a [<!ENTITY % b SYSTEM '" + url + "'> %b;]><a/>")),
                Arguments.of(
                        "UTF-16 DOCTYPE",
                        "a document type",
                        "\ufeff<!DOCTYPE a SYSTEM 'http://127.0.0.1/'><a/>".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("entity without DTD", "an entity of its own", bytes("<a>&lol;</a>")),
                Arguments.of(
                        "XInclude",
                        "read",
                        bytes("<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='" + url + "'/></a>")),
                Arguments.of(
                        "schema location",
                        "read",
                        bytes("<a xmlns:xsi='" + TreeReader.XSI + "' xsi:schemaLocation='urn:a " + url + "'/>")),
                Arguments.of("style sheet", "read", bytes("<?xml-stylesheet href='" + url + "'?><a/>")));
    }

    static Stream<Arguments> bombs() {
        return Stream.concat(callers(), others());
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("100 000 levels", "in 64 others", bytes("<a>".repeat(100_000) + "</a>".repeat(100_000))),
                Arguments.of("text of 30 MiB", "read", filled("<a>", 30 * MIB, "</a>")),
                Arguments.of("text of 50 MiB", "a text of more than 33554432 bytes", filled("<a>", 50 * MIB, "</a>")),
                Arguments.of(
                        "value of 50 MiB", "a text of more than 33554432 bytes", filled("<a b='", 50 * MIB, "'/>")),
                Arguments.of("text of 30 MiB with a reference", "read", filled("<a>&lt;", 30 * MIB, "</a>")),
                Arguments.of("name of 4 MiB", "a name of", filled("<", 4 * MIB, "/>")),
                Arguments.of("comment of 50 MiB", "read", filled("<!--", 50 * MIB, "--><a/>")),
                Arguments.of("instruction of 20 MiB", "read", filled("<?p ", 20 * MIB, "?><a/>")),
                Arguments.of("section of 30 MiB", "read", filled("<a><![CDATA[", 30 * MIB, "]]></a>")),
                Arguments.of("text that never ends", "the end of the document", filled("<a>", 30 * MIB, "")),
                Arguments.of("comment that never ends", "the end of the document", filled("<a><!--", 50 * MIB, "")),
                Arguments.of("brackets", "read", bytes("<a>" + "]]".repeat(MIB) + "</a>")),
                Arguments.of("ampersands", "what is not well-formed", bytes("<a>" + "&".repeat(MIB) + "</a>")),
                Arguments.of("references", "read", bytes("<a>" + "&#x41;".repeat(MIB) + "</a>")),
                Arguments.of(
                        "half a million sections", "read", bytes("<a>" + "<![CDATA[x]]>".repeat(MIB / 2) + "</a>")),
                Arguments.of(
                        "100 000 attributes", "another attribute", bytes("<a" + numbered(" a%d=''", 100_000) + "/>")),
                Arguments.of(
                        "elements of 256 attributes",
                        "read",
                        bytes("<r>" + ("<a" + numbered(" a%d=''", 256) + "/>").repeat(400) + "</r>")),
                Arguments.of(
                        "100 000 namespaces",
                        "another declaration",
                        bytes("<a" + numbered(" xmlns:p%d='u'", 100_000) + "/>")),
                Arguments.of(
                        "200 prefixes, all used",
                        "read",
                        bytes("<r" + numbered(" xmlns:p%d='u'", 200) + ">" + "<p0:a/>".repeat(150_000) + "</r>")),
                Arguments.of("100 000 names", "read", bytes("<r>" + numbered("<n%d/>", 100_000) + "</r>")),
                Arguments.of("names of one hash", "read", bytes("<r>" + alike("Aa", "BB") + "</r>")),
                Arguments.of(
                        "names of another one hash", "read", bytes("<r>" + alike("aaaaoooo", "aaaboooP") + "</r>")),
                Arguments.of("a million elements", "read", bytes("<r>" + "<a/>".repeat(999_998) + "</r>")),
                Arguments.of(
                        "more than a million elements",
                        "another element",
                        bytes("<r>" + "<a/>".repeat(1_000_000) + "</r>")),
                Arguments.of(
                        "text between a hundred thousand elements",
                        "read",
                        bytes("<r>" + "x<a/>".repeat(100_000) + "</r>")),
                Arguments.of("surrogates", "no character", bytes("<a>", (byte) 0xED, (byte) 0xA0, (byte) 0x80)),
                Arguments.of("overlong <", "no character", bytes("<a>", (byte) 0xC0, (byte) 0xBC)),
                Arguments.of(
                        "declared as UTF-7",
                        "a charset that is not known",
                        bytes("<?xml version='1.0' encoding='UTF-7'?><a/>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void nothingHappens(String name, String outcome, byte[] document) {
        List<String> costs = new ArrayList<>();
        // The time of this thread's own: what else the machine does is not the document's fault. The first attempt may
        // still have to compile the way that this document takes.
        for (int attempt = 0; attempt < 3; attempt++) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            String found = outcome(document);
            nanos = THREADS.getCurrentThreadCpuTime() - nanos;
            bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            if (MUST_BE_REFUSED.contains(outcome)) {
                assertThat(found).contains(outcome);
            } else {
                // Whether the others are read or refused is the bounds' matter; that a refusal says why, this test's.
                assertThat(found).matches(any -> any.equals("read") || any.contains("(expected: "));
            }
            assertThat(bytes).as("bytes").isLessThanOrEqualTo(MOST_BYTES);
            if (nanos <= MOST_NANOS) {
                return;
            }
            costs.add(String.format(Locale.ROOT, "%d ms", TimeUnit.NANOSECONDS.toMillis(nanos)));
        }
        assertThat(costs).as("each within 200 ms").isEmpty();
    }

    @Test
    void nobodyIsCalled() throws IOException {
        callers().forEach(bomb -> outcome((byte[]) bomb.get()[2]));
        assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
    }

    private static String outcome(byte[] document) {
        try {
            FORMAT.read(document, null);
            return "read";
        } catch (Unfit unfit) {
            return unfit.getMessage();
        }
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
        }
        return laughs.toString();
    }

    private static String numbered(String form, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(form.replace("%d", Integer.toString(i)));
        }
        return all.toString();
    }

    /** Names that sums of products, as hashes often are, cannot tell apart. */
    private static String alike(String one, String other) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1 << 14; i++) {
            all.append('<');
            for (int bit = 0; bit < 14; bit++) {
                all.append((i >> bit & 1) == 0 ? one : other);
            }
            all.append("/>");
        }
        return all.toString();
    }

    private static byte[] filled(String first, int length, String last) {
        byte[] document = new byte[first.length() + length + last.length()];
        Arrays.fill(document, (byte) 'x');
        System.arraycopy(bytes(first), 0, document, 0, first.length());
        System.arraycopy(bytes(last), 0, document, first.length() + length, last.length());
        return document;
    }

    private static byte[] bytes(String text, byte... more) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return all;
    }
}
