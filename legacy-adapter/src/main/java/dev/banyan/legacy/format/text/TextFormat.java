package dev.banyan.legacy.format.text;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Plain text: the whole body is one text, at the root. Written is a single value, or an object with nothing but one in
 * it. A byte order mark is no part of the text.
 */
public final class TextFormat implements Format {
    private final Charset charset;

    /** @param charset of what is written, and of what is read where the message names none */
    public TextFormat(Charset charset) {
        this.charset = charset;
    }

    @Override
    public Tree read(byte[] body, @Nullable String contentType) throws Unfit {
        return Leaf.text(TextCoding.of(contentType, charset).document(body));
    }

    @Override
    public Written write(Tree tree) throws Unfit {
        TextCoding coding = new TextCoding(charset);
        return new Written(bytes(tree, coding), coding.contentType("text/plain"));
    }

    private static byte[] bytes(Tree tree, TextCoding coding) throws Unfit {
        if (tree instanceof Leaf leaf) {
            return coding.encode(leaf.text());
        }
        if (tree instanceof Branch branch && branch.size() == 1 && branch.value(0) instanceof Leaf leaf) {
            try {
                return coding.encode(leaf.text());
            } catch (Unfit unfit) {
                throw unfit.within(branch.name(0));
            }
        }
        throw new Unfit("", "several values (expected: a single one, or an object with only one)");
    }
}
