package dev.banyan.legacy.format.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** A plain copy of a document, event by event: what a translation is measured against. */
public final class StaxCopy {
    private final XMLInputFactory input;
    private final XMLOutputFactory output;

    public StaxCopy(XMLInputFactory input, XMLOutputFactory output) {
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        this.input = input;
        this.output = output;
    }

    public byte[] copy(byte[] document) throws XMLStreamException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(document.length + 256);
        XMLStreamReader from = input.createXMLStreamReader(new ByteArrayInputStream(document));
        XMLStreamWriter to = output.createXMLStreamWriter(copy, "UTF-8");
        to.writeStartDocument("UTF-8", "1.0");
        while (from.hasNext()) {
            event(from.next(), from, to);
        }
        to.writeEndDocument();
        to.close();
        from.close();
        return copy.toByteArray();
    }

    private static void event(int event, XMLStreamReader from, XMLStreamWriter to) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(from, to);
            case XMLStreamConstants.END_ELEMENT -> to.writeEndElement();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> to.writeCharacters(from.getText());
            default -> {}
        }
    }

    private static void start(XMLStreamReader from, XMLStreamWriter to) throws XMLStreamException {
        to.writeStartElement(word(from.getPrefix()), from.getLocalName(), word(from.getNamespaceURI()));
        for (int i = 0; i < from.getNamespaceCount(); i++) {
            String prefix = word(from.getNamespacePrefix(i));
            if (prefix.isEmpty()) {
                to.writeDefaultNamespace(from.getNamespaceURI(i));
            } else {
                to.writeNamespace(prefix, from.getNamespaceURI(i));
            }
        }
        for (int i = 0; i < from.getAttributeCount(); i++) {
            to.writeAttribute(
                    word(from.getAttributePrefix(i)),
                    word(from.getAttributeNamespace(i)),
                    from.getAttributeLocalName(i),
                    from.getAttributeValue(i));
        }
    }

    private static String word(String maybe) {
        return maybe == null ? "" : maybe;
    }
}
