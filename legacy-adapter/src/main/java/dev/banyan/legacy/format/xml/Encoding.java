package dev.banyan.legacy.format.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.banyan.legacy.format.Unfit;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;
import org.jspecify.annotations.Nullable;

/**
 * In which charset a document is: as its byte order mark says, its Content-Type, its XML declaration, the rules, in this
 * order (RFC 7303, section 3; XML 1.0, appendix F).
 */
final class Encoding {
    /** Bytes of a declaration, at most. */
    private static final int DECLARATION = 256;

    private static final int LONGEST_NAME = 40;

    private static final WstxInputFactory READERS = readers();

    private Encoding() {}

    /** A reader before the first character of the document. */
    static XMLStreamReader2 open(byte[] body, @Nullable String contentType, Charset configured) throws Unfit {
        Charset marked = marked(body);
        Charset charset = marked != null ? marked : unmarked(body, contentType, configured);
        String declared = declared(body);
        try {
            if (charset.equals(StandardCharsets.UTF_8) && (declared == null || declared.equalsIgnoreCase("UTF-8"))) {
                return (XMLStreamReader2) READERS.createXMLStreamReader(new Stax2ByteArraySource(body, 0, body.length));
            }
        } catch (XMLStreamException e) {
            throw noXml();
        }
        return open(unmarked(decode(body, charset)));
    }

    static XMLStreamReader2 open(String text) throws Unfit {
        try {
            return (XMLStreamReader2) READERS.createXMLStreamReader(new StringReader(text));
        } catch (XMLStreamException e) {
            throw noXml();
        }
    }

    private static Unfit noXml() {
        return new Unfit("", "XML, line 1, column 1: what does not begin as XML does (expected: XML)");
    }

    /** Without its byte order mark. */
    static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == 0xFEFF ? text.substring(1) : text;
    }

    /** What a document is in that comes without a message around it. */
    static Charset of(byte[] document) throws Unfit {
        Charset marked = marked(document);
        return marked != null ? marked : unmarked(document, null, StandardCharsets.UTF_8);
    }

    private static WstxInputFactory readers() {
        WstxInputFactory readers = new WstxInputFactory();
        readers.configureForSpeed();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        readers.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        readers.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
        readers.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
        readers.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, false);
        readers.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Attributes.MOST);
        readers.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, XmlInput.MAX_TEXT);
        readers.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, XmlInput.MAX_TEXT);
        return readers;
    }

    private static Charset unmarked(byte[] body, @Nullable String contentType, Charset configured) throws Unfit {
        String name = contentType == null ? null : charset(contentType);
        if (name != null) {
            return known(name, "Content-Type");
        }
        String declared = declared(body);
        if (declared != null) {
            return known(declared, "XML declaration");
        }
        Charset wide = wide(body);
        return wide != null ? wide : configured;
    }

    private static Charset known(String name, String where) throws Unfit {
        try {
            if (name.length() <= LONGEST_NAME) {
                return Charset.forName(name);
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // Said below.
        }
        throw new Unfit("", where + ": a charset that is not known (expected: a name from IANA's list)");
    }

    private static @Nullable Charset marked(byte[] body) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(body, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return starts(body, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
    }

    /** Two bytes a character, without a mark. */
    private static @Nullable Charset wide(byte[] body) {
        if (starts(body, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        return starts(body, '<', 0) ? StandardCharsets.UTF_16LE : null;
    }

    /** What the XML declaration says; null: nothing, or there is none. */
    private static @Nullable String declared(byte[] body) {
        String head = head(body);
        if (!head.startsWith("<?xml") || head.length() == 5 || !Chars.isBlank(head.charAt(5))) {
            return null;
        }
        int end = head.indexOf("?>");
        int name = head.indexOf("encoding");
        int from = name < 0 ? -1 : firstQuote(head, name);
        int to = from < 0 ? -1 : head.indexOf(head.charAt(from), from + 1);
        return to < 0 || to > end ? null : head.substring(from + 1, to);
    }

    private static String head(byte[] body) {
        int length = Math.min(DECLARATION, body.length);
        // The beginning of <?xml in EBCDIC, all of whose kinds agree on the characters of a declaration.
        boolean isEbcdic = starts(body, 0x4C, 0x6F, 0xA7, 0x94) && Charset.isSupported("IBM037");
        Charset charset = isEbcdic ? Charset.forName("IBM037") : StandardCharsets.ISO_8859_1;
        return new String(body, 0, length, charset);
    }

    private static int firstQuote(String head, int from) {
        int one = head.indexOf('"', from);
        int other = head.indexOf('\'', from);
        return one < 0 || other >= 0 && other < one ? other : one;
    }

    private static boolean starts(byte[] body, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i == body.length || (body[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** The charset that a Content-Type names; null: none. */
    static @Nullable String charset(String contentType) {
        for (String parameter : contentType.split(";", 16)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("charset")) {
                return parameter.substring(equals + 1).replace('"', ' ').strip();
            }
        }
        return null;
    }

    static String decode(byte[] body, Charset charset) throws Unfit {
        if (charset.equals(StandardCharsets.ISO_8859_1)) {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unfit("", "bytes that are no " + charset.name() + " (expected: the charset that is named)");
        }
    }
}
