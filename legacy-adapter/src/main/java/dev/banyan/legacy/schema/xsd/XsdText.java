package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.XmlInput;
import dev.banyan.legacy.schema.BadSchema;
import java.nio.charset.StandardCharsets;

/** The text of a schema, before Xerces sees it: within bounds, without a document type. */
public final class XsdText {
    /** Elements within one another, beside those that any document may have. */
    private static final int DEEPER = 192;

    private XsdText() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws BadSchema where it is not well-formed, has a document type or is too deep */
    static void requireSound(String file, byte[] bytes) throws BadSchema {
        try {
            XmlInput in = open(bytes);
            in.skip();
            in.close();
        } catch (Unfit unfit) {
            throw bad(file, unfit);
        }
    }

    /** Begins with the root of a document of schemas. */
    public static XmlInput open(byte[] bytes) throws Unfit {
        return XmlInput.open(XmlInput.source(bytes), DEEPER + XmlInput.MAX_DEPTH);
    }

    /** What a reader found, as a problem of that file. */
    public static BadSchema bad(String file, Unfit unfit) {
        String message = unfit.getMessage();
        int colon = message.indexOf(": ");
        String[] place =
                message.startsWith("XML, line ") ? message.substring(10, colon).split(", column ") : new String[0];
        if (place.length != 2) {
            return new BadSchema(file, 0, 0, message);
        }
        return new BadSchema(
                file, Integer.parseInt(place[0]), Integer.parseInt(place[1]), message.substring(colon + 2));
    }

    /** Empty: none. */
    static String targetNamespace(byte[] bytes) throws BadSchema {
        try {
            return open(bytes).attributes().get("@targetNamespace", "");
        } catch (Unfit unfit) {
            throw bad("", unfit);
        }
    }
}
