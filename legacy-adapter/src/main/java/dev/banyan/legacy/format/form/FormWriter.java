package dev.banyan.legacy.format.form;

import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** One body of fields. */
final class FormWriter {
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNESCAPED = "*-._";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private final TextCoding coding;

    FormWriter(TextCoding coding) {
        this.coding = coding;
    }

    byte[] fields(Tree tree) throws Unfit {
        if (!(tree instanceof Branch branch)) {
            throw new Unfit("", "no object (expected: an object, its parts become fields)");
        }
        for (int i = 0; i < branch.size(); i++) {
            try {
                part(branch.name(i), branch.value(i));
            } catch (Unfit unfit) {
                throw unfit.within(branch.name(i));
            }
        }
        return out.toByteArray();
    }

    private void part(String name, Tree value) throws Unfit {
        if (!(value instanceof Items items)) {
            field(name, value);
            return;
        }
        List<Tree> all = items.all();
        for (int i = 0; i < all.size(); i++) {
            try {
                field(name, all.get(i));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
    }

    private void field(String name, Tree value) throws Unfit {
        if (!(value instanceof Leaf leaf)) {
            throw new Unfit("", "an object or list (expected: a single value, forms have no levels)");
        }
        if (out.size() > 0) {
            out.write('&');
        }
        escape(name);
        out.write('=');
        escape(leaf.text());
    }

    private void escape(String text) throws Unfit {
        for (byte b : coding.encode(text)) {
            if (b == ' ') {
                out.write('+');
            } else if (isUnescaped(b)) {
                out.write(b);
            } else {
                out.write('%');
                out.write(HEX.charAt(b >> 4 & 0xF));
                out.write(HEX.charAt(b & 0xF));
            }
        }
    }

    private static boolean isUnescaped(byte b) {
        return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || UNESCAPED.indexOf(b) >= 0;
    }
}
