package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes trees of elements, with local names only. Where an element has two attributes of one local name, the one without
 * prefix is kept, else the first.
 */
public final class TreeReader {
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final XmlInput in;
    private final Set<String> silent;
    private final Set<String> kept;

    /** @param silent namespaces whose attributes are left out, beside that of {@code xsi:type} and the like */
    public TreeReader(XmlInput in, Set<String> silent) {
        this(in, silent, Set.of());
    }

    /** @param kept attributes, as trees name them, that are not left out for their namespace */
    public TreeReader(XmlInput in, Set<String> silent, Set<String> kept) {
        this.in = in;
        this.silent = silent;
        this.kept = kept;
    }

    /** The element that was begun last, to its end. */
    public Tree element(Wanted wanted) throws Unfit {
        boolean isNil = isNil();
        Branch branch = attributes(wanted);
        boolean isText = true;
        Run text = Run.NONE;
        while (in.child()) {
            isText = false;
            text = text.and(in);
            branch = branch == null ? new Branch() : branch;
            child(branch, wanted);
        }
        if (isNil) {
            return Leaf.NULL;
        }
        if (branch == null) {
            return Leaf.text(in.text());
        }
        String whole = isText ? in.text() : text.and(in).toString();
        if (!whole.isEmpty() && wanted.part("#text") != null) {
            branch.put("#text", Leaf.text(whole));
        }
        return branch;
    }

    private void child(Branch branch, Wanted wanted) throws Unfit {
        String name = in.name();
        Wanted part = wanted.part(name);
        if (part == null) {
            in.skip();
        } else {
            branch.add(name, element(part));
        }
    }

    /** @return null: there is none that counts */
    private @Nullable Branch attributes(Wanted wanted) {
        Attributes attributes = in.attributes();
        Branch branch = null;
        for (int i = 0; i < attributes.size(); i++) {
            String namespace = attributes.namespace(i);
            String name = attributes.name(i);
            if (!namespace.isEmpty() && isLeftOut(namespace, name)) {
                continue;
            }
            branch = branch == null ? new Branch() : branch;
            if (wanted.part(name) != null && (namespace.isEmpty() || !branch.has(name))) {
                branch.put(name, Leaf.text(attributes.value(i)));
            }
        }
        return branch;
    }

    private boolean isLeftOut(String namespace, String name) {
        return namespace.equals(XSI) || silent.contains(namespace) && !kept.contains(name);
    }

    private boolean isNil() {
        Attributes attributes = in.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            boolean isXsi = !attributes.namespace(i).isEmpty()
                    && attributes.namespace(i).equals(XSI);
            if (isXsi && attributes.name(i).equals("@nil")) {
                String value = attributes.value(i).strip();
                return value.equals("true") || value.equals("1");
            }
        }
        return false;
    }

    /** The text between elements, without what is there for the eye only. */
    private static final class Run {
        private static final Run NONE = new Run(new StringBuilder(0));
        private final StringBuilder text;

        private Run(StringBuilder text) {
            this.text = text;
        }

        private Run and(XmlInput in) {
            if (in.isBlank()) {
                return this;
            }
            Run run = this == NONE ? new Run(new StringBuilder()) : this;
            run.text.append(in.text());
            return run;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
