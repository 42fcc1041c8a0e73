package dev.banyan.legacy.format.xml;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.codehaus.stax2.XMLStreamReader2;

/** A document as it is written, and the prefixes that were declared in it so far. */
final class SourceText {
    private final String text;
    private final Set<String> prefixes = new LinkedHashSet<>();

    SourceText(String text) {
        this.text = text;
    }

    void declared(String prefix) {
        prefixes.add(prefix);
    }

    /** What holds for the element that was begun last without being declared in its own tag, as attributes. */
    String declarations(XMLStreamReader2 reader) {
        StringBuilder declarations = new StringBuilder();
        for (String prefix : prefixes) {
            String uri = reader.getNamespaceURI(prefix);
            if (uri != null && !uri.isEmpty() && !isDeclaredHere(prefix, reader)) {
                declarations
                        .append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                        .append("=\"")
                        .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                        .append('"');
            }
        }
        return declarations.toString();
    }

    private static boolean isDeclaredHere(String prefix, XMLStreamReader2 reader) {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String declared = reader.getNamespacePrefix(i);
            if (prefix.equals(declared == null ? "" : declared)) {
                return true;
            }
        }
        return false;
    }

    /** An element as a document of its own, on the lines that it is on here. */
    byte[] excerpt(int from, int to, String declarations) {
        int afterName = from + 1;
        while (" \t\r\n/>".indexOf(text.charAt(afterName)) < 0) {
            afterName++;
        }
        long before = text.substring(0, from).chars().filter(c -> c == '\n').count();
        String element = text.substring(from, afterName) + declarations + text.substring(afterName, to);
        return ("\n".repeat((int) before) + element).getBytes(StandardCharsets.UTF_8);
    }
}
