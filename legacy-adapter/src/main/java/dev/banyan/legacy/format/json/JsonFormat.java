package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259). Numbers keep every character of their literal. What two parsers could read differently is refused: a
 * name that comes twice, bytes that are no UTF-8, anything behind the value. Bounds: depth 64, numbers of 1000
 * characters, names of 8 KiB, texts of 4 MiB, a million names and values.
 *
 * <p>Parts that nobody wants are passed over: they have to be JSON, but their names are not compared.
 */
public final class JsonFormat implements Format {
    private final Wanted wanted;

    /** @param wanted what will be looked at; the rest is not built */
    public JsonFormat(Wanted wanted) {
        this.wanted = wanted;
    }

    /** UTF-8, unless the message names another charset or the body begins as UTF-16 or UTF-32 do. */
    @Override
    public Tree read(byte[] body, @Nullable String contentType) throws Unfit {
        return JsonReader.document(Encoding.utf8(body, contentType), wanted);
    }

    /** Without blanks, in UTF-8. */
    @Override
    public Written write(Tree tree) throws Unfit {
        return new Written(JsonWriter.document(tree), "application/json");
    }
}
