package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.Arrays;
import java.util.List;

/** One document, from a tree to UTF-8 without blanks. A number is written as it stands: it is a literal of JSON already. */
final class JsonWriter {
    /** Where a thread writes, so that not every document has to begin small and be copied as it grows. */
    private static final ThreadLocal<byte[]> DESK = ThreadLocal.withInitial(() -> new byte[1 << 12]);

    private static final int LARGEST_DESK = 1 << 18;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    /** For each ASCII character the letter of its escape; 0: it needs none. */
    private static final byte[] ESCAPES = escapes();

    private byte[] out = DESK.get();
    private int at;

    /** @throws Unfit where it is deeper than what can be read again, or a text is none */
    byte[] document(Tree tree) throws Unfit {
        value(tree, JsonReader.MAX_DEPTH, ' ');
        if (out.length <= LARGEST_DESK) {
            DESK.set(out);
        }
        return Arrays.copyOf(out, at - 1);
    }

    private void value(Tree tree, int levels, char next) throws Unfit {
        if (tree instanceof Leaf leaf) {
            leaf(leaf, next);
            return;
        }
        if (levels == 0) {
            throw new Unfit("", "a level too deep (expected: at most " + JsonReader.MAX_DEPTH + ")");
        }
        if (tree instanceof Branch branch) {
            object(branch, levels - 1);
        } else {
            list(((Items) tree).all(), levels - 1);
        }
        one(next);
    }

    private void object(Branch branch, int levels) throws Unfit {
        one('{');
        int size = branch.size();
        for (int i = 0; i < size; i++) {
            try {
                quoted(branch.name(i), ':');
                value(branch.value(i), levels, i == size - 1 ? '}' : ',');
            } catch (Unfit unfit) {
                throw unfit.within(branch.name(i));
            }
        }
        if (size == 0) {
            one('}');
        }
    }

    private void list(List<Tree> all, int levels) throws Unfit {
        one('[');
        int size = all.size();
        for (int i = 0; i < size; i++) {
            try {
                value(all.get(i), levels, i == size - 1 ? ']' : ',');
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
        if (size == 0) {
            one(']');
        }
    }

    private void leaf(Leaf leaf, char next) throws Unfit {
        if (leaf.kind() == Leaf.Kind.TEXT) {
            quoted(leaf.text(), next);
        } else {
            ascii(leaf.kind() == Leaf.Kind.NULL ? "null" : leaf.text(), next);
        }
    }

    /** A text in quotes and one character behind it. */
    private void quoted(String text, char next) throws Unfit {
        int length = text.length();
        byte[] bytes = room(length + 3);
        byte[] escapes = ESCAPES;
        int to = at;
        bytes[to++] = '"';
        // What needs no thought, which is most of what there is.
        int i = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || escapes[c] != 0) {
                break;
            }
            bytes[to++] = (byte) c;
        }
        at = to;
        if (i < length) {
            escaped(text, i);
        }
        out[at++] = '"';
        out[at++] = (byte) next;
    }

    /** Leaves room for two bytes more. */
    private void escaped(String text, int from) throws Unfit {
        for (int i = from; i < text.length(); i++) {
            room(text.length() - i + 8);
            char c = text.charAt(i);
            if (c < 0x80) {
                escaped(c);
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | c >> 6);
                last(c);
            } else if (!Character.isSurrogate(c)) {
                out[at++] = (byte) (0xE0 | c >> 12);
                out[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                last(c);
            } else {
                pair(text, i++);
            }
        }
    }

    private void escaped(char c) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
            out[at++] = (byte) c;
            return;
        }
        out[at++] = '\\';
        out[at++] = escape;
        if (escape == 'u') {
            out[at++] = '0';
            out[at++] = '0';
            out[at++] = HEX[c >> 4];
            out[at++] = HEX[c & 0xF];
        }
    }

    private void pair(String text, int i) throws Unfit {
        int point = text.codePointAt(i);
        if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            throw new Unfit("", "half of a surrogate pair (expected: text)");
        }
        out[at++] = (byte) (0xF0 | point >> 18);
        out[at++] = (byte) (0x80 | point >> 12 & 0x3F);
        out[at++] = (byte) (0x80 | point >> 6 & 0x3F);
        last(point);
    }

    private void last(int point) {
        out[at++] = (byte) (0x80 | point & 0x3F);
    }

    private void ascii(String text, char next) {
        int length = text.length();
        byte[] bytes = room(length + 1);
        int to = at;
        for (int i = 0; i < length; i++) {
            bytes[to++] = (byte) text.charAt(i);
        }
        bytes[to++] = (byte) next;
        at = to;
    }

    private void one(char c) {
        room(1);
        out[at++] = (byte) c;
    }

    private byte[] room(int bytes) {
        return out.length - at < bytes ? grown(bytes) : out;
    }

    private byte[] grown(int bytes) {
        out = Arrays.copyOf(out, Math.max(out.length * 2, at + bytes));
        return out;
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[0x80];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        String pairs = "\bb\ff\nn\rr\tt\"\"\\\\";
        for (int i = 0; i < pairs.length(); i += 2) {
            escapes[pairs.charAt(i)] = (byte) pairs.charAt(i + 1);
        }
        return escapes;
    }
}
