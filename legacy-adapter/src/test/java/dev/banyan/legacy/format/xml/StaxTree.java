package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The tree of a document as another parser, the JDK's, has it: what {@link XmlFormat} is compared with. */
final class StaxTree {
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final XMLStreamReader in;

    private StaxTree(XMLStreamReader in) {
        this.in = in;
    }

    static Tree of(byte[] document) throws XMLStreamException {
        XMLStreamReader in = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
        Branch tree = new Branch();
        while (in.hasNext()) {
            if (in.next() == XMLStreamConstants.START_ELEMENT) {
                tree.put(in.getLocalName(), new StaxTree(in).element());
            }
        }
        return tree;
    }

    private Tree element() throws XMLStreamException {
        Branch branch = new Branch();
        boolean isNil = false;
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String name = "@" + in.getAttributeLocalName(i);
            String namespace = in.getAttributeNamespace(i);
            boolean isPlain = namespace == null || namespace.isEmpty();
            if (TreeReader.XSI.equals(namespace)) {
                String value = in.getAttributeValue(i).strip();
                isNil |= name.equals("@nil") && (value.equals("true") || value.equals("1"));
            } else if (isPlain || !branch.has(name)) {
                branch.put(name, Leaf.text(in.getAttributeValue(i)));
            }
        }
        StringBuilder all = new StringBuilder();
        StringBuilder mixed = new StringBuilder();
        StringBuilder run = new StringBuilder();
        boolean hasElements = false;
        while (true) {
            int event = in.next();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.SPACE
                    || event == XMLStreamConstants.CDATA) {
                run.append(in.getText());
                all.append(in.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                mixed.append(run.chars().allMatch(Chars::isBlank) ? "" : run);
                run.setLength(0);
                if (event == XMLStreamConstants.END_ELEMENT) {
                    break;
                }
                hasElements = true;
                branch.add(in.getLocalName(), element());
            }
        }
        if (isNil) {
            return Leaf.NULL;
        }
        boolean isLeaf = branch.size() == 0;
        if (isLeaf) {
            return Leaf.text(all.toString());
        }
        String text = (hasElements ? mixed : all).toString();
        return text.isEmpty() ? branch : branch.put("#text", Leaf.text(text));
    }
}
