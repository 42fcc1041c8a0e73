package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.tree.Mapping.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Makes one tree of the parser's events. What it can go on from (a duplicate key, a tag, a merge key) it collects; what
 * it cannot ends it. The merge key {@code <<} is no part of YAML 1.2 and refused.
 */
final class TreeComposer {
    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = Anchors.MAX_ALIASES;

    /** More are not kept: nobody reads them, and they must not fill the memory. */
    private static final int MAX_PROBLEMS = 1_000;

    private static final int LONGEST_SHARED = 32;
    private static final int MAX_SHARED = 4_096;

    private final String file;
    private final Parser parser;
    private final Anchors anchors = new Anchors();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private int depth;

    TreeComposer(String file, Parser parser) {
        this.file = file;
        this.parser = parser;
    }

    Tree compose() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw new Unreadable("empty-file", new Place(file, 1, 1), "nothing (expected: a mapping)", "");
        }
        parser.getEvent();
        Node root = node();
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            Place second = place(parser.peekEvent());
            throw new Unreadable("several-documents", second, "a second document (expected: one a file)", "");
        }
        return new Tree(root, problems);
    }

    private Node node() {
        Event event = parser.getEvent();
        Place place = place(event);
        if (event instanceof AliasEvent alias) {
            return anchors.resolve(alias.getAnchor(), place);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        anchors.open(anchor);
        Node node = node(event, place);
        anchors.close(anchor, node);
        return node;
    }

    private Node node(Event event, Place place) {
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), place);
            anchors.weigh(scalar.getValue().length() + 1);
            return new Scalar(place, shared(scalar.getValue()), scalar.isPlain());
        }
        if (++depth > MAX_DEPTH) {
            throw new Unreadable("too-deep", place, "a value within " + MAX_DEPTH + " others (expected: less)", "");
        }
        anchors.weigh(1);
        Node node = event instanceof SequenceStartEvent sequence
                ? sequence(sequence, place)
                : mapping((MappingStartEvent) event, place);
        depth--;
        return node;
    }

    /** Keys and most values come again and again: equal ones are one text. */
    private String shared(String text) {
        if (text.length() > LONGEST_SHARED || texts.size() >= MAX_SHARED) {
            return texts.getOrDefault(text, text);
        }
        String first = texts.putIfAbsent(text, text);
        return first == null ? text : first;
    }

    private Node sequence(SequenceStartEvent start, Place place) {
        refuseTag(start.getTag(), place);
        List<Node> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node());
        }
        parser.getEvent();
        return new Sequence(place, items);
    }

    private Node mapping(MappingStartEvent start, Place place) {
        refuseTag(start.getTag(), place);
        Entries entries = new Entries();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Scalar key = key(node());
            Node value = node();
            if (key != null) {
                add(entries, new Entry(key, value));
            }
        }
        parser.getEvent();
        return entries.at(place);
    }

    private @Nullable Scalar key(Node node) {
        if (!(node instanceof Scalar key) || key.isNull()) {
            report("bad-key", node.place(), "key: " + node.found() + " (expected: a word)", "");
            return null;
        }
        if (key.plain() && key.text().equals("<<")) {
            report(
                    "merge-key",
                    key.place(),
                    "<<: merge key (expected: none, YAML 1.2 has no merge keys)",
                    "write the keys out, use an alias for a whole value, or put them in defaults");
            return null;
        }
        return key;
    }

    private void add(Entries entries, Entry entry) {
        Entry first = entries.add(entry);
        if (first != null) {
            Place before = first.key().place();
            String expected = " (expected: once, it is there at line " + before.line() + ", column " + before.column()
                    + " already)";
            report(
                    "duplicate-key",
                    entry.key().place(),
                    Printable.of(entry.key().text()) + ": again" + expected,
                    "");
        }
    }

    private void refuseTag(@Nullable String tag, Place place) {
        if (tag != null) {
            String written = tag.replace("tag:yaml.org,2002:", "!!");
            report("yaml-tag", place, "tag: " + Printable.of(written) + " (expected: none)", "leave the tag out");
        }
    }

    private void report(String code, Place place, String message, String hint) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(Problem.error(code, place, message, hint));
        }
    }

    private Place place(Event event) {
        Mark mark = event.getStartMark();
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
