package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.json.Shaping.Typed;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of an object: those of all schemas that hold, and those of every alternative. */
final class Parts {
    private final Documents documents;
    private final Shaping shaping;
    private final Set<Node> open = new HashSet<>();

    /**
     * What is known of one part.
     *
     * @param shapes for each alternative all schemas that hold there
     */
    private record Draft(List<List<Node>> shapes, boolean required) {}

    Parts(Documents documents, Shaping shaping) {
        this.documents = documents;
        this.shaping = shaping;
    }

    void fill(Structure structure, Facets facets) throws BadSchema {
        for (Map.Entry<String, Draft> entry : drafts(facets).entrySet()) {
            Draft draft = entry.getValue();
            Typed typed = shaping.shape(draft.shapes.get(0));
            for (List<Node> other : draft.shapes.subList(1, draft.shapes.size())) {
                typed = Union.of(typed, shaping.shape(other));
            }
            structure.add(new Part(entry.getKey(), typed.shape(), draft.required, typed.nullable(), ""));
        }
        if (!isClosed(facets)) {
            structure.open();
        }
    }

    private Map<String, Draft> drafts(Facets facets) throws BadSchema {
        Map<String, List<Node>> own = own(facets);
        Set<String> required = required(facets);
        Map<String, Draft> drafts = new LinkedHashMap<>();
        own.forEach((name, schemas) -> drafts.put(name, new Draft(List.of(schemas), required.contains(name))));
        for (List<Node> choice : facets.choices()) {
            addChoice(drafts, required, choice);
        }
        for (String name : required) {
            drafts.putIfAbsent(name, new Draft(List.of(List.of()), true));
        }
        return drafts;
    }

    private static Map<String, List<Node>> own(Facets facets) throws BadSchema {
        Map<String, List<Node>> own = new LinkedHashMap<>();
        for (Node node : facets.nodes()) {
            Branch properties = node.properties();
            for (int i = 0; i < properties.size(); i++) {
                String name = properties.name(i);
                if (properties.value(i) == Leaf.FALSE) {
                    continue;
                }
                own.computeIfAbsent(name, first -> new ArrayList<>(1)).add(node.property(name, properties.value(i)));
            }
        }
        return own;
    }

    /** What an alternative has may be there; what all of them require has to be. What is known already stays. */
    private void addChoice(Map<String, Draft> drafts, Set<String> required, List<Node> choice) throws BadSchema {
        List<Map<String, Draft>> alternatives = new ArrayList<>();
        Map<String, List<List<Node>>> shapes = new LinkedHashMap<>();
        for (Node alternative : choice) {
            // One that contains itself has nothing that it has not anyway.
            if (open.add(alternative)) {
                Map<String, Draft> one = drafts(documents.facets(List.of(alternative)));
                open.remove(alternative);
                alternatives.add(one);
                one.forEach((name, draft) ->
                        shapes.computeIfAbsent(name, first -> new ArrayList<>()).addAll(draft.shapes));
            }
        }
        shapes.forEach((name, schemas) -> {
            boolean isRequired =
                    required.contains(name) || alternatives.stream().allMatch(one -> requires(one, name));
            Draft own = drafts.get(name);
            drafts.put(
                    name,
                    own == null ? new Draft(schemas, isRequired) : new Draft(own.shapes, own.required || isRequired));
        });
    }

    private static boolean requires(Map<String, Draft> alternative, String name) {
        Draft draft = alternative.get(name);
        return draft != null && draft.required;
    }

    private static Set<String> required(Facets facets) throws BadSchema {
        Set<String> required = new LinkedHashSet<>();
        for (Node node : facets.nodes()) {
            for (Tree name : node.list("required")) {
                if (!(name instanceof Leaf leaf)) {
                    throw node.bad("required", "a list of names");
                }
                required.add(leaf.text());
            }
        }
        return required;
    }

    private boolean isClosed(Facets facets) throws BadSchema {
        boolean isClosed = false;
        for (Node node : facets.nodes()) {
            if (node.has("patternProperties")) {
                return false;
            }
            isClosed |= node.value("additionalProperties") == Leaf.FALSE
                    || node.value("unevaluatedProperties") == Leaf.FALSE && !isConditional(facets);
        }
        for (List<Node> choice : facets.choices()) {
            isClosed |= areClosed(choice);
        }
        return isClosed;
    }

    private boolean areClosed(List<Node> choice) throws BadSchema {
        for (Node alternative : choice) {
            if (open.add(alternative)) {
                boolean isClosed = isClosed(documents.facets(List.of(alternative)));
                open.remove(alternative);
                if (!isClosed) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Conditions may evaluate parts that nobody else names. */
    private static boolean isConditional(Facets facets) {
        return facets.nodes().stream()
                .anyMatch(node -> node.has("then") || node.has("else") || node.has("dependentSchemas"));
    }
}
