package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.util.ArrayList;
import java.util.List;

/** One document, from bytes to a tree in one pass. */
final class JsonReader {
    static final int MAX_DEPTH = 64;
    static final int MAX_PARTS = 100_000;
    static final int MAX_VALUES = 500_000;

    private final Cursor cursor;
    private final Names names;
    private int depth;
    private int values;

    JsonReader(Cursor cursor, Names names) {
        this.cursor = cursor;
        this.names = names;
    }

    Tree document(Wanted wanted) throws Unfit {
        if (cursor.peek() == Cursor.END) {
            throw new Unfit("", "nothing (expected: JSON)");
        }
        Tree tree = value(wanted);
        if (cursor.peek() != Cursor.END) {
            throw new Unfit("", "something behind the value" + cursor.at() + " (expected: one value)");
        }
        return tree;
    }

    private Tree value(Wanted wanted) throws Unfit {
        count();
        switch (cursor.peek()) {
            case '{':
                return object(wanted);
            case '[':
                return list(wanted);
            case '"':
                return Leaf.text(Texts.read(cursor));
            case 't':
                cursor.word("true");
                return Leaf.TRUE;
            case 'f':
                cursor.word("false");
                return Leaf.FALSE;
            case 'n':
                cursor.word("null");
                return Leaf.NULL;
            default:
                return Leaf.number(Numbers.read(cursor));
        }
    }

    private Branch object(Wanted wanted) throws Unfit {
        Branch branch = new Branch();
        descend();
        if (!cursor.isEmpty('}')) {
            int parts = 0;
            do {
                if (++parts > MAX_PARTS) {
                    throw tooMany("parts in one object", MAX_PARTS);
                }
                part(branch, wanted);
            } while (cursor.isMore('}'));
        }
        depth--;
        return branch;
    }

    private void part(Branch branch, Wanted wanted) throws Unfit {
        if (cursor.peek() != '"') {
            throw cursor.malformed();
        }
        String name = Texts.name(cursor, names);
        Wanted part = wanted.part(name);
        cursor.expect(':');
        count();
        if (part == null) {
            Skip.value(cursor, depth);
            return;
        }
        try {
            if (!branch.putNew(name, value(part))) {
                throw new Unfit("", "a name that comes twice" + cursor.at() + " (expected: once in its object)");
            }
        } catch (Unfit unfit) {
            throw unfit.within(name);
        }
    }

    private Items list(Wanted wanted) throws Unfit {
        List<Tree> all = new ArrayList<>(4);
        descend();
        if (!cursor.isEmpty(']')) {
            try {
                do {
                    all.add(value(wanted));
                } while (cursor.isMore(']'));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(all.size()));
            }
        }
        depth--;
        return new Items(all);
    }

    private void count() throws Unfit {
        if (++values > MAX_VALUES) {
            throw tooMany("names and values", MAX_VALUES);
        }
    }

    private void descend() throws Unfit {
        requireDepth(cursor, ++depth);
        cursor.at++;
    }

    static void requireDepth(Cursor cursor, int depth) throws Unfit {
        if (depth > MAX_DEPTH) {
            throw new Unfit("", "a level too deep" + cursor.at() + " (expected: at most " + MAX_DEPTH + ")");
        }
    }

    private Unfit tooMany(String what, int most) {
        return new Unfit("", "too many " + what + cursor.at() + " (expected: at most " + most + ")");
    }
}
