package dev.banyan.legacy.format.xml;

import org.codehaus.stax2.XMLStreamReader2;

/** The attributes of the element that was begun last, without declarations of namespaces. */
public final class Attributes {
    /** Of one element, at most. */
    static final int MOST = 256;

    private final XMLStreamReader2 reader;
    private final AttributeNames names;

    Attributes(XMLStreamReader2 reader, AttributeNames names) {
        this.reader = reader;
        this.names = names;
    }

    public int size() {
        return reader.getAttributeCount();
    }

    /** With an at sign before its local name, as a tree has it. */
    public String name(int at) {
        return names.of(reader.getAttributeLocalName(at));
    }

    /** Empty: none, as most attributes have it. */
    public String namespace(int at) {
        String namespace = reader.getAttributeNamespace(at);
        return namespace == null ? "" : namespace;
    }

    public String value(int at) {
        return reader.getAttributeValue(at);
    }

    /** The value of the one without namespace that has that name, at sign included; or what it is otherwise. */
    public String get(String name, String otherwise) {
        for (int i = 0; i < size(); i++) {
            if (name(i).equals(name) && namespace(i).isEmpty()) {
                return value(i);
            }
        }
        return otherwise;
    }
}
