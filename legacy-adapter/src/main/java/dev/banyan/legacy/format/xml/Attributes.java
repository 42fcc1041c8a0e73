package dev.banyan.legacy.format.xml;

import dev.banyan.legacy.format.Unfit;
import java.util.Arrays;

/** The attributes of the element that was begun last, without declarations of namespaces. */
public final class Attributes {
    /** Of one element, at most. */
    static final int MOST = 256;

    private final Text text;
    private int size;
    private Name[] names = new Name[4];
    private String[] namespaces = new String[4];

    /** Three a value: where it begins, where it ends, and how it is written. */
    private int[] values = new int[12];

    Attributes(Text text) {
        this.text = text;
    }

    public int size() {
        return size;
    }

    /** With an at sign before its local name, as a tree has it. */
    public String name(int at) {
        return names[at].attribute();
    }

    /** Empty: none, as most attributes have it. */
    public String namespace(int at) {
        return namespaces[at];
    }

    public String value(int at) {
        return text.string(values[at * 3], values[at * 3 + 1], values[at * 3 + 2], true);
    }

    /** The value of the one without namespace that has that name, at sign included; or what it is otherwise. */
    public String get(String name, String otherwise) {
        for (int i = 0; i < size; i++) {
            if (name(i).equals(name) && namespaces[i].isEmpty()) {
                return value(i);
            }
        }
        return otherwise;
    }

    /** Where a value begins, behind its quote. */
    int from(int at) {
        return values[at * 3];
    }

    /** Where a value ends. */
    int to(int at) {
        return values[at * 3 + 1];
    }

    void clear() {
        size = 0;
    }

    /** Adds one with the value that was read last. */
    void add(Name name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            namespaces = Arrays.copyOf(namespaces, size * 2);
            values = Arrays.copyOf(values, size * 6);
        }
        names[size] = name;
        values[size * 3] = text.from;
        values[size * 3 + 1] = text.to;
        values[size * 3 + 2] = text.how;
        size++;
    }

    /** Finds their namespaces, once all declarations of the element are known. */
    void resolve(Scope scope, Cursor cursor) throws Unfit {
        for (int i = 0; i < size; i++) {
            String prefix = names[i].prefix();
            String namespace = prefix.isEmpty() ? "" : scope.uri(prefix);
            if (namespace == null) {
                throw cursor.unfit("an attribute whose prefix is not declared (expected: one that is)");
            }
            namespaces[i] = namespace;
            for (int j = 0; j < i; j++) {
                if (isSame(i, j)) {
                    throw cursor.unfit("two attributes of one name (expected: one)");
                }
            }
        }
    }

    private boolean isSame(int one, int other) {
        String local = names[one].local();
        String otherLocal = names[other].local();
        // Strings know their hash: hardly two are compared any further.
        return local.hashCode() == otherLocal.hashCode()
                && local.equals(otherLocal)
                && namespaces[one].equals(namespaces[other]);
    }
}
