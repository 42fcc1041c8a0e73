package dev.banyan.legacy.format.xml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The prefixes that are declared where the reader is (Namespaces in XML 1.0). */
final class Scope {
    static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** Declarations that hold at one place, at most. */
    private static final int MOST = 256;

    private String[] prefixes = new String[8];

    private String[] uris = new String[8];
    private int size;

    Scope() {
        prefixes[0] = "xml";
        uris[0] = XML;
        size = 1;
    }

    /** What {@link #close} goes back to. */
    int open() {
        return size;
    }

    void close(int before) {
        size = before;
    }

    /**
     * Another declaration.
     *
     * @param since what {@link #open} said before the element's first
     * @return what is wrong with it; null: nothing
     */
    @Nullable
    String declare(int since, String prefix, String uri) {
        boolean isXml = prefix.equals("xml");
        if (prefix.equals("xmlns") || uri.equals(XMLNS) || isXml != uri.equals(XML)) {
            return "a declaration of what XML has taken for itself (expected: another prefix and namespace)";
        }
        if (uri.isEmpty() && !prefix.isEmpty()) {
            return "a prefix for no namespace (expected: the name of one)";
        }
        for (int i = since; i < size; i++) {
            if (prefixes[i].equals(prefix)) {
                return "a prefix that is declared twice (expected: once)";
            }
        }
        if (size == MOST) {
            return "another declaration of a namespace (expected: at most " + MOST + " at one place)";
        }
        if (size == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, size * 2);
            uris = Arrays.copyOf(uris, size * 2);
        }
        prefixes[size] = prefix;
        uris[size++] = uri;
        return null;
    }

    /** The namespace of that prefix, of none too; null: it is not declared. */
    @Nullable
    String uri(String prefix) {
        for (int i = size - 1; i >= 0; i--) {
            if (prefixes[i].equals(prefix)) {
                return uris[i];
            }
        }
        return prefix.isEmpty() ? "" : null;
    }

    /** The declarations that hold there although the element itself does not make them, as attributes. */
    String around(int since) {
        StringBuilder around = new StringBuilder();
        for (int i = since - 1; i > 0; i--) {
            boolean isHidden = false;
            for (int j = i + 1; j < size && !isHidden; j++) {
                isHidden = prefixes[j].equals(prefixes[i]);
            }
            if (!isHidden) {
                String uri = uris[i].replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
                around.append(prefixes[i].isEmpty() ? " xmlns" : " xmlns:" + prefixes[i]);
                around.append("=\"").append(uri).append('"');
            }
        }
        return around.toString();
    }
}
