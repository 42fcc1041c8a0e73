package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.schema.Structure;

/**
 * What an XML Schema says of documents. A choice's parts are optional; what may come several times, however that follows,
 * is a list; an element that others can be substituted for stands beside them. Of an abstract type, parts of the types
 * that are derived from it are optional.
 */
public final class XsdSchema {
    private XsdSchema() {}

    /**
     * The shape of documents: an optional part for each element that may be a root. Of two elements of one local name
     * that of the schema's own namespace is in it, else the first.
     *
     * @param file as the rules name it
     */
    public static Structure read(SchemaFiles files, String file) throws BadSchema {
        XsdSources sources = new XsdSources(files);
        int document = sources.file(file, file);
        try {
            return XsdModel.load(sources, document).roots(XsdText.targetNamespace(sources.bytes(document)));
        } catch (StackOverflowError e) {
            throw XsdModel.tooDeep(file);
        }
    }
}
