package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of which kinds a value may be. */
final class Kinds {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private final Documents documents;
    private final Set<Node> open = new HashSet<>();

    Kinds(Documents documents) {
        this.documents = documents;
    }

    /** Those that every schema at a place lets in; without any word of it, what their other keywords are about. */
    Set<Kind> of(Facets facets) throws BadSchema {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        for (Node node : facets.nodes()) {
            if (node.isNever()) {
                kinds.clear();
            }
            narrow(kinds, node);
        }
        for (List<Node> choice : facets.choices()) {
            kinds.retainAll(any(choice));
        }
        if (kinds.equals(ALL)) {
            imply(kinds, facets);
        }
        if (facets.mayBeNull()) {
            kinds.add(Kind.NULL);
        }
        return kinds;
    }

    private static void narrow(Set<Kind> kinds, Node node) throws BadSchema {
        Tree type = node.value("type");
        if (type != null) {
            Set<Kind> said = EnumSet.noneOf(Kind.class);
            for (Tree word : type instanceof Items words ? words.all() : List.of(type)) {
                said.addAll(named(node, word));
            }
            kinds.retainAll(said);
        }
        List<Tree> allowed = Allowed.of(node);
        if (allowed != null) {
            Set<Kind> said = EnumSet.noneOf(Kind.class);
            allowed.forEach(value -> said.add(Kind.of(value)));
            kinds.retainAll(said);
        }
    }

    private static Set<Kind> named(Node node, Tree word) throws BadSchema {
        Set<Kind> kinds = word instanceof Leaf leaf ? Kind.named(leaf.text()) : Set.of();
        if (kinds.isEmpty()) {
            throw node.bad("type", "object, array, string, number, integer, boolean or null");
        }
        return kinds;
    }

    /** An alternative that contains itself adds nothing to what the others are. */
    private Set<Kind> any(List<Node> choice) throws BadSchema {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Node alternative : choice) {
            if (open.add(alternative)) {
                kinds.addAll(of(documents.facets(List.of(alternative))));
                open.remove(alternative);
            }
        }
        return kinds;
    }

    private static void imply(Set<Kind> kinds, Facets facets) {
        for (Node node : facets.nodes()) {
            Kind kind = Kind.implied(node);
            if (kind != null) {
                kinds.retainAll(Set.of(kind));
            }
        }
    }
}
