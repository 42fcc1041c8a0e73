package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Set;

/** Gives attributes of a document another value, and changes not one byte beside them. */
public final class AttributeRewriter {
    /** Descriptions of services nest types within types. */
    private static final int MAX_DEPTH = 256;

    private AttributeRewriter() {}

    /**
     * The document with that value in every such attribute, which has no namespace itself.
     *
     * @param namespaces of the elements whose attribute it is
     * @param element their local name
     */
    public static byte[] rewrite(
            byte[] document, Set<String> namespaces, String element, String attribute, String value) throws Unfit {
        Charset charset = Encoding.of(document);
        String whole = Encoding.decode(document, charset);
        String source = Encoding.unmarked(whole);
        String escaped = escaped(value, charset);
        StringBuilder out = new StringBuilder(whole.substring(0, whole.length() - source.length()));
        int copied = 0;
        XmlInput in = XmlInput.open(source, MAX_DEPTH);
        do {
            if (in.isElement() && in.name().equals(element) && namespaces.contains(in.namespace())) {
                int[] found = value(source, in.tagBegin(), in.tagEnd(), attribute);
                if (found.length == 2) {
                    out.append(source, copied, found[0]).append(escaped);
                    copied = found[1];
                }
            }
        } while (in.tag());
        in.close();
        return out.append(source, copied, source.length()).toString().getBytes(charset);
    }

    /** Where the value of that attribute begins and ends, within a tag that is known to be well-formed. */
    private static int[] value(String source, int from, int to, String attribute) {
        int at = from;
        while (at < to) {
            int equals = source.indexOf('=', at);
            if (equals < 0 || equals >= to) {
                return new int[0];
            }
            int quote = equals + 1;
            while (source.charAt(quote) != '"' && source.charAt(quote) != '\'') {
                quote++;
            }
            int end = source.indexOf(source.charAt(quote), quote + 1);
            if (name(source, equals).equals(attribute)) {
                return new int[] {quote + 1, end};
            }
            at = end + 1;
        }
        return new int[0];
    }

    private static String name(String source, int equals) {
        int end = equals;
        while (Chars.isBlank(source.charAt(end - 1))) {
            end--;
        }
        int begin = end;
        while (!Chars.isBlank(source.charAt(begin - 1))) {
            begin--;
        }
        return source.substring(begin, end);
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
