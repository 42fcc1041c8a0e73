package dev.banyan.legacy.format.form;

import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Wanted;

/** One body of fields. */
final class FormReader {
    private static final int MAX_FIELDS = 1000;

    private final byte[] body;
    private final TextCoding coding;
    private int fields;

    FormReader(byte[] body, TextCoding coding) {
        this.body = body;
        this.coding = coding;
    }

    Branch fields(Wanted wanted) throws Unfit {
        Branch branch = new Branch();
        for (int from = 0; from < body.length; ) {
            int to = find('&', from, body.length);
            if (to > from) {
                field(from, to, branch, wanted);
            }
            from = to + 1;
        }
        return branch;
    }

    private void field(int from, int to, Branch branch, Wanted wanted) throws Unfit {
        if (++fields > MAX_FIELDS) {
            throw new Unfit("", "too many fields (expected: at most " + MAX_FIELDS + ")");
        }
        int sign = find('=', from, to);
        String name = text(from, sign);
        if (wanted.part(name) == null) {
            return;
        }
        try {
            branch.add(name, Leaf.text(text(Math.min(sign + 1, to), to)));
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    private String text(int from, int to) throws Unfit {
        for (int i = from; i < to; i++) {
            if (body[i] == '%' || body[i] == '+') {
                return unescaped(from, to);
            }
        }
        return coding.decode(body, from, to);
    }

    private String unescaped(int from, int to) throws Unfit {
        byte[] bytes = new byte[to - from];
        int size = 0;
        for (int i = from; i < to; i++) {
            byte b = body[i];
            if (b == '%') {
                b = escaped(i, to);
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            bytes[size++] = b;
        }
        return coding.decode(bytes, 0, size);
    }

    private byte escaped(int at, int to) throws Unfit {
        int high = at + 2 < to ? hex(body[at + 1]) : -1;
        int low = at + 2 < to ? hex(body[at + 2]) : -1;
        if (high < 0 || low < 0) {
            throw new Unfit("", "a bad escape in field " + fields + " (expected: % and two hex digits)");
        }
        return (byte) (high << 4 | low);
    }

    private static int hex(byte b) {
        return b < 0 ? -1 : Character.digit(b, 16);
    }

    private int find(char c, int from, int to) {
        int at = from;
        while (at < to && body[at] != c) {
            at++;
        }
        return at;
    }
}
