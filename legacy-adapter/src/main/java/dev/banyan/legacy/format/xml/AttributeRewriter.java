package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Gives attributes of a document another value, and changes not one byte beside them. */
public final class AttributeRewriter {
    /** Descriptions of services nest types within types. */
    private static final int DEEPER = 192;

    private final XmlInput in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int copied;

    private AttributeRewriter(XmlInput in) {
        this.in = in;
    }

    /**
     * The document with that value in every such attribute, which has no namespace itself.
     *
     * @param namespaces of the elements whose attribute it is
     * @param element their local name
     */
    public static byte[] rewrite(
            byte[] document, Set<String> namespaces, String element, String attribute, String value) throws Unfit {
        XmlInput in = XmlInput.open(document, null, StandardCharsets.UTF_8, DEEPER, new Names());
        Charset charset = in.cursor().charset;
        AttributeRewriter rewriter = new AttributeRewriter(in);
        byte[] escaped = escaped(value, charset).getBytes(StandardCharsets.UTF_8);
        do {
            if (in.isElement() && in.name().equals(element) && namespaces.contains(in.namespace())) {
                rewriter.element("@" + attribute, escaped);
            }
        } while (in.next());
        in.close();
        byte[] whole = rewriter.rest();
        return charset.equals(StandardCharsets.UTF_8)
                ? whole
                : new String(whole, StandardCharsets.UTF_8).getBytes(charset);
    }

    private void element(String attribute, byte[] value) {
        Attributes attributes = in.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.name(i).equals(attribute) && attributes.namespace(i).isEmpty()) {
                out.write(in.cursor().in, copied, attributes.from(i) - copied);
                out.writeBytes(value);
                copied = attributes.to(i);
            }
        }
    }

    private byte[] rest() {
        byte[] all = in.cursor().in;
        out.write(all, copied, all.length - copied);
        return out.toByteArray();
    }

    /** Either quote may be around it. */
    private static String escaped(String value, Charset charset) {
        StringBuilder escaped = new StringBuilder();
        CharsetEncoder encoder = charset.newEncoder();
        XmlOutput.writable(value).codePoints().forEach(c -> {
            boolean isPlain = c >= ' ' && "<>&\"'".indexOf(c) < 0 && encoder.canEncode(Character.toString(c));
            escaped.append(isPlain ? Character.toString(c) : "&#" + c + ";");
        });
        return escaped.toString();
    }
}
