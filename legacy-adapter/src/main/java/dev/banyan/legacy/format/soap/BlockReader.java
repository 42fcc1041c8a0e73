package dev.banyan.legacy.format.soap;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.Attributes;
import dev.banyan.legacy.format.xml.TreeWriter;
import dev.banyan.legacy.format.xml.XmlInput;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;

/** Reads blocks of a Header, with their namespaces: no schema of the rules knows those. */
final class BlockReader {
    private final XmlInput in;

    BlockReader(XmlInput in) {
        this.in = in;
    }

    /** @param around the namespace of the element around */
    Tree element(String around) throws Unfit {
        Branch branch = new Branch();
        String namespace = in.namespace();
        if (!namespace.equals(around)) {
            branch.put(TreeWriter.NAMESPACE, Leaf.text(namespace));
        }
        Attributes attributes = in.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            branch.put(attributes.name(i), Leaf.text(attributes.value(i)));
        }
        boolean isText = true;
        while (in.child()) {
            isText = false;
            branch.add(in.name(), element(namespace));
        }
        if (!isText) {
            return branch;
        }
        String text = in.text();
        if (branch.size() == 0) {
            return Leaf.text(text);
        }
        return text.isEmpty() ? branch : branch.put("#text", Leaf.text(text));
    }
}
