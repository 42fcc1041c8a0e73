package dev.banyan.legacy.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The reader agrees with another one, the JDK's, on what is well-formed and on what it says, for good and for broken documents. */
class WellFormednessTest {
    private static final List<String> NAMES = List.of("a", "b", "p:a", "q:b", "item", "p:x-1", "_u", "c.d");
    private static final List<String> ATTRIBUTES =
            List.of("x", "y", "p:x", "q:x", "xml:lang", "xsi:nil", "xsi:type", "xmlns", "xmlns:p");
    private static final List<String> TEXTS = List.of(
            "x",
            " ",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "&lt;",
            "&amp;",
            "&#65;",
            "&#x20AC;",
            "&#13;",
            "<![CDATA[ <c> ]]>",
            "<!-- c -->",
            "<?pi d?>",
            "\u00e9",
            "\u20ac",
            "\ud83d\ude00",
            "]]",
            "&gt;",
            "]]&gt;",
            "<![CDATA[]]>",
            "true");
    private static final String ODD = "<>&;\"'=/?!-[]\n\rxab#&0] \u0001";

    /** The JDK's reader lets names begin with one, and those of instructions have some. */
    private static final Pattern STRAY_COLON = Pattern.compile("[\\s<?/]:|:[\\s=>]|<\\?[^>]*:");

    private final XmlFormat all = new XmlFormat("", Anything.ANYTHING, StandardCharsets.UTF_8, Wanted.ALL);
    private final XmlFormat none = new XmlFormat("", Anything.ANYTHING, StandardCharsets.UTF_8, Wanted.nothing());

    /** Whatever the JDK's reader takes is the same here; a name or two that it refuses, this library's lets pass. */
    @Property(tries = 5000)
    void bothReadersAgree(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] document = broken(document(random).getBytes(StandardCharsets.UTF_8), random);
        Assume.that(!STRAY_COLON
                .matcher(new String(document, StandardCharsets.ISO_8859_1))
                .find());
        Optional<Tree> here = read(all, document);
        Optional<Tree> there = byJdk(document);
        if (there.isPresent()) {
            assertThat(here)
                    .as(() -> new String(document, StandardCharsets.UTF_8))
                    .isEqualTo(there);
        }
        assertThat(read(none, document).isPresent()).isEqualTo(here.isPresent());
    }

    private static Optional<Tree> read(XmlFormat format, byte[] document) {
        try {
            return Optional.of(format.read(document, null));
        } catch (Unfit unfit) {
            return Optional.empty();
        }
    }

    private static Optional<Tree> byJdk(byte[] document) {
        try {
            return Optional.of(StaxTree.of(document));
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static String document(Random random) {
        String root = element(random, 3);
        int at = 1;
        while (" />".indexOf(root.charAt(at)) < 0) {
            at++;
        }
        String declared =
                " xmlns:q='urn:" + (random.nextInt(4) == 0 ? "p" : "q") + "' xmlns:xsi='" + TreeReader.XSI + "'";
        String prefix = root.contains("xmlns:p") ? "" : " xmlns:p='urn:p'";
        return oneOf(List.of("", "\n", "<!-- x -->", "<?xml version='1.0'?>"), random)
                + root.substring(0, at)
                + declared
                + prefix
                + root.substring(at)
                + oneOf(List.of("", "\n", "<!-- x -->"), random);
    }

    private static String element(Random random, int depth) {
        String name = oneOf(NAMES, random);
        StringBuilder element = new StringBuilder("<").append(name);
        for (int i = random.nextInt(3); i > 0; i--) {
            element.append(' ').append(oneOf(ATTRIBUTES, random)).append("='");
            element.append(text(random).replaceAll("<[^>]*>|]]>", "")).append('\'');
        }
        if (random.nextInt(6) == 0) {
            return element.append("/>").toString();
        }
        element.append('>').append(text(random));
        for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
            element.append(element(random, depth - 1)).append(text(random));
        }
        return element.append("</").append(name).append('>').toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(oneOf(TEXTS, random));
        }
        return text.toString();
    }

    private static String oneOf(List<String> several, Random random) {
        return several.get(random.nextInt(several.size()));
    }

    /** Every second document stays as it is; in the others a few bytes are others, doubled or gone. */
    private static byte[] broken(byte[] document, Random random) {
        byte[] broken = document;
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            int at = random.nextInt(broken.length);
            int to = Math.min(broken.length, at + random.nextInt(4));
            byte[] odd = {(byte) ODD.charAt(random.nextInt(ODD.length()))};
            broken = switch (random.nextInt(3)) {
                case 0 -> joined(Arrays.copyOf(broken, at), odd, Arrays.copyOfRange(broken, to, broken.length));
                case 1 -> joined(Arrays.copyOf(broken, to), Arrays.copyOfRange(broken, at, broken.length));
                default -> joined(Arrays.copyOf(broken, at), new byte[] {(byte) random.nextInt(256)});
            };
        }
        return broken;
    }

    private static byte[] joined(byte[]... parts) {
        byte[] whole =
                new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
