package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document from its first byte to its last, element by element; whoever calls says what of it becomes strings.
 * All of it is checked for being well-formed, also what nobody looks at, once {@link #close} has returned.
 *
 * <p>There are no document types: one is refused before anything in it was looked at, and so there are no entities but
 * the five of XML itself, and nothing is ever fetched.
 */
public final class XmlInput {
    /** Elements within one another, at most. */
    public static final int MAX_DEPTH = 64;

    /** Characters of a text or of the value of an attribute, at most. */
    static final int MAX_TEXT = 8 << 20;

    /** Names that differ, at most: readers compare each new one with others of its hash. */
    private static final int MAX_NAMES = 2048;

    /** Elements and attributes of a document, at most. */
    private static final int MAX_NODES = 1_000_000;

    private final XMLStreamReader2 reader;
    private final Attributes attributes;
    private final TextRun text = new TextRun();
    private final int maxDepth;
    private final Set<String> names = new HashSet<>();
    /** Null: nobody wants parts of it as they are written. */
    private @Nullable SourceText source;

    private boolean isElement = true;
    private int depth;
    private int nodes;

    private XmlInput(XMLStreamReader2 reader, int maxDepth, AttributeNames names) {
        this.reader = reader;
        this.attributes = new Attributes(reader, names);
        this.maxDepth = maxDepth;
    }

    /**
     * Begins with the root: {@link #name} is its name.
     *
     * @param contentType the message's own; null: it has none
     * @param configured the charset where neither the message nor the document names one
     * @param around how many elements there may be around those that count for {@link #MAX_DEPTH}
     */
    public static XmlInput open(
            byte[] body, @Nullable String contentType, Charset configured, int around, AttributeNames names)
            throws Unfit {
        XMLStreamReader2 reader = Encoding.open(body, contentType, configured);
        XmlInput input = new XmlInput(reader, MAX_DEPTH + around, names);
        if (!input.advance()) {
            throw input.unfit("no element (expected: one, the root)");
        }
        return input;
    }

    /**
     * The same of a document whose parts are wanted as they are written ({@link #excerpt}).
     *
     * @param source without byte order mark
     * @param maxDepth elements within one another, at most
     */
    public static XmlInput open(String source, int maxDepth) throws Unfit {
        XmlInput input = new XmlInput(Encoding.open(source), maxDepth, new AttributeNames());
        input.source = new SourceText(source);
        if (!input.advance()) {
            throw input.unfit("no element (expected: one, the root)");
        }
        return input;
    }

    /** The text of a document that comes without a message around it, in the charset that it names. */
    public static String source(byte[] document) throws Unfit {
        return Encoding.unmarked(Encoding.decode(document, Encoding.of(document)));
    }

    /** What a prefix means where the reader is; empty for none that is declared for the empty one; null: nothing. */
    public @Nullable String namespace(String prefix) {
        String uri = reader.getNamespaceURI(prefix);
        return uri == null && prefix.isEmpty() ? "" : uri;
    }

    /**
     * All of the element that was begun last, to its end, as a document of its own: with the declarations that hold there,
     * and on the same lines, in UTF-8. Only of an input that was opened with its source.
     */
    public byte[] excerpt() throws Unfit {
        SourceText text = Objects.requireNonNull(source);
        int from = tagBegin();
        String declarations = text.declarations(reader);
        skip();
        return text.excerpt(from, tagEnd(), declarations);
    }

    /** Where the tag that was read last begins in the source. */
    int tagBegin() {
        return (int) reader.getLocationInfo().getStartingCharOffset();
    }

    /** Behind the tag that was read last. */
    int tagEnd() throws Unfit {
        try {
            return Math.toIntExact(reader.getLocationInfo().getEndingCharOffset());
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    /** Goes on by one tag, whether another element begins there or one ends; false: the root has ended. */
    boolean tag() throws Unfit {
        isElement = next(false);
        return depth > 0;
    }

    /** Whether that tag began an element. */
    boolean isElement() {
        return isElement;
    }

    /** The local name of the element that was begun last. */
    public String name() {
        return reader.getLocalName();
    }

    /** The namespace of the element that was begun last; empty: none. */
    public String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** Those of the element that was begun last. */
    public Attributes attributes() {
        return attributes;
    }

    /**
     * Goes on within the element that is open, to the next one in it or to its end; {@link #text} is what stood before
     * that.
     *
     * @return false: there was no other, and the element that was open is so no more
     */
    public boolean child() throws Unfit {
        return advance();
    }

    /** Whether {@link #text} is nothing but blanks. */
    public boolean isBlank() {
        return text.isBlank();
    }

    /** What stood before the place that {@link #child} has come to. */
    public String text() {
        return text.string();
    }

    /** Passes over all that is left of the element that is open. */
    public void skip() throws Unfit {
        int outside = depth - 1;
        while (depth > outside) {
            next(false);
        }
    }

    /** Behind the root there is nothing more. */
    public void close() throws Unfit {
        try {
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    private boolean advance() throws Unfit {
        text.clear();
        return next(true);
    }

    private boolean next(boolean kept) throws Unfit {
        try {
            for (int event = reader.next(); ; event = reader.next()) {
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT:
                        begin();
                        return true;
                    case XMLStreamConstants.END_ELEMENT:
                        depth--;
                        return false;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE:
                        if (kept) {
                            text.add(reader.getText());
                        }
                        break;
                    case XMLStreamConstants.DTD:
                        throw unfit("a document type (expected: none)");
                    case XMLStreamConstants.ENTITY_REFERENCE:
                        throw unfit("an entity of its own (expected: one of the five of XML)");
                    case XMLStreamConstants.END_DOCUMENT:
                        throw unfit("the end (expected: an element)");
                    default:
                    // Comments and instructions are for others.
                }
            }
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    private void begin() throws Unfit {
        if (depth == maxDepth) {
            throw unfit("an element in " + maxDepth + " others (expected: fewer)");
        }
        depth++;
        int all = reader.getAttributeCount();
        if (all > Attributes.MOST) {
            throw unfit(all + " attributes (expected: at most " + Attributes.MOST + " of an element)");
        }
        requireDeclared();
        nodes += 1 + all;
        if (nodes > MAX_NODES) {
            throw unfit("another element (expected: at most " + MAX_NODES + " elements and attributes)");
        }
        if (nodes > MAX_NAMES) {
            requireKnownNames(all);
        }
    }

    /** A document that is small cannot have many names; of a large one they are counted from there on. */
    private void requireKnownNames(int all) throws Unfit {
        names.add(reader.getLocalName());
        for (int i = 0; i < all; i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        if (names.size() > MAX_NAMES) {
            throw unfit("another name (expected: at most " + MAX_NAMES + " that differ)");
        }
    }

    /** A prefix may be taken back in XML 1.1 only (Namespaces in XML 1.0, section 2.2); the library lets it pass. */
    private void requireDeclared() throws Unfit {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            String uri = reader.getNamespaceURI(i);
            if (prefix != null && !prefix.isEmpty() && (uri == null || uri.isEmpty())) {
                throw unfit("a prefix for no namespace (expected: one for a namespace)");
            }
            if (source != null) {
                source.declared(prefix == null ? "" : prefix);
            }
        }
    }

    private Unfit malformed() {
        return unfit("what is not well-formed (expected: XML)");
    }

    /** A problem where the reader is. */
    public Unfit unfit(String message) {
        var at = reader.getLocationInfo().getCurrentLocation();
        return new Unfit("", "XML, line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ": " + message);
    }
}
