package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An XML document as a tree of its one root: local names, {@code @name} for an attribute, {@code #text} for text beside
 * attributes or elements, null for {@code xsi:nil}; an element that comes several times is a list. Declarations of
 * namespaces and attributes such as {@code xsi:type} are no part of it. A part {@code @xmlns} in a tree that is written
 * is the namespace of its element and of what the schema does not know in it.
 */
public final class XmlFormat implements Format {
    private final Charset charset;
    private final Wanted wanted;
    private final Vocabulary vocabulary;
    private final AttributeNames names = new AttributeNames();

    /**
     * @param namespace of elements that are written where the shape says nothing; empty: none
     * @param shape of the document: a structure of the elements that may be its root; or anything
     * @param charset of documents that name none, and of those that are written
     * @param wanted what somebody will look at, the root's name first
     */
    public XmlFormat(String namespace, Shape shape, Charset charset, Wanted wanted) {
        this.charset = charset;
        this.wanted = wanted;
        this.vocabulary = new Vocabulary(namespace, shape);
        XmlOutput.requireWritable(charset);
    }

    @Override
    public Tree read(byte[] body, @Nullable String contentType) throws Unfit {
        XmlInput in = XmlInput.open(body, contentType, charset, 0, names);
        Branch document = new Branch();
        String root = in.name();
        Wanted part = wanted.part(root);
        if (part == null) {
            in.skip();
        } else {
            document.put(root, new TreeReader(in, Set.of()).element(part));
        }
        in.close();
        return document;
    }

    @Override
    public Written write(Tree tree) throws Unfit {
        if (!(tree instanceof Branch document) || document.size() != 1) {
            throw new Unfit("", roots(tree) + " (expected: an object with one part, the root element)");
        }
        XmlOutput out = new XmlOutput(charset);
        out.declaration();
        new TreeWriter(out, vocabulary).root(document.name(0), only(document.name(0), document.value(0)));
        return new Written(out.bytes(), "application/xml; charset=" + XmlOutput.word(charset));
    }

    private static Tree only(String name, Tree root) throws Unfit {
        if (!(root instanceof Items items)) {
            return root;
        }
        if (items.all().size() != 1) {
            throw new Unfit("", items.all().size() + " elements (expected: one, it is the root)").within(name);
        }
        return items.all().get(0);
    }

    private static String roots(Tree tree) {
        return tree instanceof Branch branch ? branch.size() + " parts" : "something else";
    }
}
