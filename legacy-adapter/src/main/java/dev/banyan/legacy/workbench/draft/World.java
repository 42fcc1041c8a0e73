package dev.banyan.legacy.workbench.draft;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The side that is not JSON.
 *
 * @param format the word of the rules
 * @param kind of its schema: {@code wsdl}, {@code xsd} or {@code copybook}
 * @param file the schema, relative to the rules
 * @param origin where the service is: scheme and authority; empty: not known
 * @param path where it is there; empty: not known
 */
record World(String format, String kind, String file, String origin, String path) {

    static World of(String format, String kind, String file) {
        return new World(format, kind, file, "", "");
    }

    /** @param address as a WSDL says it, which may be anything; null: it says nothing */
    World at(@Nullable String address) {
        try {
            URI uri = new URI(address == null ? "" : address.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null) {
                return this;
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String raw = uri.getRawPath();
            boolean plain = raw != null && raw.matches("/[A-Za-z0-9._~/-]*");
            return new World(format, kind, file, uri.getScheme() + "://" + uri.getHost() + port, plain ? raw : "");
        } catch (URISyntaxException placeholder) {
            return this;
        }
    }

    boolean isSoap() {
        return format.startsWith("soap");
    }

    boolean isRecord() {
        return format.equals("copybook");
    }

    /** In a sentence. */
    String words() {
        return switch (format) {
            case "soap11" -> "SOAP 1.1";
            case "soap12" -> "SOAP 1.2";
            case "xml" -> "XML";
            default -> "COBOL records";
        };
    }
}
