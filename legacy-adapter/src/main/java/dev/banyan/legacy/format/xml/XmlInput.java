package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document from its first byte to its last, element by element; whoever calls says what of it becomes strings.
 * All of it is checked for being well-formed, also what nobody looks at, once {@link #close} has returned.
 */
public final class XmlInput {
    /** Elements within one another, at most. */
    public static final int MAX_DEPTH = 64;

    /** Elements and attributes of a document, at most. */
    private static final int MAX_NODES = 1_000_000;

    private final Cursor cursor;
    private final Text content;
    private final Text value;
    private final Attributes attributes;
    private final Scope scope = new Scope();
    private final int maxDepth;
    private Name[] open = new Name[8];
    private int[] scopes = new int[8];
    private int depth;
    private int nodes;
    private String namespace = "";
    private boolean isEmpty;

    private boolean isBegin = true;

    /** Where the tag of the element that was begun last is. */
    private int tag;

    private XmlInput(Cursor cursor, int maxDepth) {
        this.cursor = cursor;
        this.content = new Text(cursor);
        this.value = new Text(cursor);
        this.attributes = new Attributes(value);
        this.maxDepth = maxDepth;
    }

    /**
     * Begins with the root: {@link #name} is its name.
     *
     * @param contentType the message's own; null: it has none
     * @param configured the charset where neither the message nor the document names one
     * @param around how many elements there may be around those that count for {@link #MAX_DEPTH}
     */
    public static XmlInput open(byte[] body, @Nullable String contentType, Charset configured, int around, Names names)
            throws Unfit {
        XmlInput input = new XmlInput(Encoding.open(body, contentType, configured, names), MAX_DEPTH + around);
        Prolog.pass(input.cursor);
        input.begin();
        return input;
    }

    /** The local name of the element that was begun last. */
    public String name() {
        return open[depth - 1].local();
    }

    /** The namespace of the element that was begun last; empty: none. */
    public String namespace() {
        return namespace;
    }

    /** What a prefix means where the element that was begun last is; empty for none that is declared for the empty one. */
    public @Nullable String namespace(String prefix) {
        return scope.uri(prefix);
    }

    /** Those of the element that was begun last. */
    public Attributes attributes() {
        return attributes;
    }

    /**
     * Goes on within the element that is open, to the next one in it or to its end; {@link #text} is what stood before
     * that.
     *
     * @return false: there was no other, and the element that was open is so no more
     */
    public boolean child() throws Unfit {
        if (isEmpty) {
            isEmpty = false;
            content.none();
            end();
            return false;
        }
        content.content();
        if (cursor.peek(1) == '/') {
            endTag();
            return false;
        }
        begin();
        return true;
    }

    /** Whether {@link #text} is nothing but blanks. */
    public boolean isBlank() {
        return content.isBlank();
    }

    /** What stood before the place that {@link #child} has come to. */
    public String text() {
        return content.string();
    }

    /** Passes over all that is left of the element that is open. */
    public void skip() throws Unfit {
        int outside = depth - 1;
        while (depth > outside) {
            child();
        }
    }

    /**
     * All of the element that was begun last, to its end, as a document of its own: with the declarations that hold there,
     * and on the same lines, in UTF-8.
     */
    public byte[] excerpt() throws Unfit {
        int from = tag;
        int afterName = from + 1 + open[depth - 1].length();
        String around = scope.around(scopes[depth - 1]);
        skip();
        ByteArrayOutputStream excerpt = new ByteArrayOutputStream(cursor.at - from + 256);
        excerpt.writeBytes("\n".repeat(cursor.lines(from)).getBytes(StandardCharsets.UTF_8));
        excerpt.write(cursor.in, from, afterName - from);
        excerpt.writeBytes(around.getBytes(StandardCharsets.UTF_8));
        excerpt.write(cursor.in, afterName, cursor.at - afterName);
        return excerpt.toByteArray();
    }

    /** A problem where the reader is. */
    public Unfit unfit(String found) {
        return cursor.unfit(found);
    }

    Cursor cursor() {
        return cursor;
    }

    /** Goes on by one tag, whether another element begins there or one ends; false: the root has ended. */
    boolean next() throws Unfit {
        isBegin = child();
        return depth > 0;
    }

    /** Whether that tag began an element. */
    boolean isElement() {
        return isBegin;
    }

    /** Behind the root there is nothing more. */
    public void close() throws Unfit {
        Prolog.miscellaneous(cursor);
        if (cursor.peek() != -1) {
            throw cursor.unexpected("the end of the document");
        }
    }

    private void begin() throws Unfit {
        if (depth == maxDepth) {
            throw cursor.unfit("an element in " + maxDepth + " others (expected: fewer)");
        }
        tag = cursor.at;
        if (!cursor.passes('<')) {
            throw cursor.unexpected("a tag");
        }
        Name name = cursor.name();
        push(name);
        attributes.clear();
        if (!cursor.passes('>')) {
            rest();
        }
        namespaces(name);
        if (++nodes > MAX_NODES) {
            throw cursor.unfit("another element (expected: at most " + MAX_NODES + " elements and attributes)");
        }
    }

    private void rest() throws Unfit {
        while (attribute()) {
            nodes++;
        }
        isEmpty = cursor.passes('/');
        if (!cursor.passes('>')) {
            throw cursor.unexpected("an attribute, or the end of the tag");
        }
    }

    private void namespaces(Name name) throws Unfit {
        String found = scope.uri(name.prefix());
        if (found == null) {
            throw cursor.unfit("an element whose prefix is not declared (expected: one that is)");
        }
        namespace = found;
        attributes.resolve(scope, cursor);
    }

    private boolean attribute() throws Unfit {
        boolean isApart = cursor.blanks();
        int next = cursor.peek();
        if (next == '>' || next == '/') {
            return false;
        }
        if (!isApart) {
            throw cursor.unexpected("a blank, or the end of the tag");
        }
        Name name = cursor.name();
        if (!cursor.passes('=')) {
            cursor.blanks();
            cursor.expect("=", "= and a value");
        }
        cursor.blanks();
        value.value();
        if (name.prefix().equals("xmlns")) {
            declare(name.local());
        } else if (name.local().equals("xmlns") && name.prefix().isEmpty()) {
            declare("");
        } else if (attributes.size() < Attributes.MOST) {
            attributes.add(name);
        } else {
            throw cursor.unfit("another attribute (expected: at most " + Attributes.MOST + " of an element)");
        }
        return true;
    }

    private void declare(String prefix) throws Unfit {
        String uri = value.string(value.from, value.to, value.how, true);
        String problem = scope.declare(scopes[depth - 1], prefix, uri);
        if (problem != null) {
            throw cursor.unfit(problem);
        }
    }

    private void push(Name name) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            scopes = Arrays.copyOf(scopes, depth * 2);
        }
        open[depth] = name;
        scopes[depth++] = scope.open();
    }

    private void endTag() throws Unfit {
        Name name = open[depth - 1];
        cursor.at += 2;
        if (cursor.end - cursor.at < name.length() || !name.isAt(cursor.in, cursor.at)) {
            throw cursor.unexpected("the end of the element that was begun last");
        }
        cursor.at += name.length();
        if (!cursor.passes('>')) {
            cursor.blanks();
            cursor.expect(">", "the end of the element that was begun last");
        }
        end();
    }

    private void end() {
        scope.close(scopes[--depth]);
    }
}
