package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259). Numbers keep every character of their literal. What two parsers could read differently is refused: a
 * name that comes twice, bytes that are no UTF-8, anything behind the value. Bounds: depth 64, numbers of 1000
 * characters, names of 8 KiB, texts of 4 MiB, half a million names and values.
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

    /** Where a body stops being what {@link #read} takes, such as a schema that somebody has written; null: nowhere. */
    public static @Nullable Place fault(byte[] body) {
        try {
            JsonReader.document(body, Wanted.ALL);
            return null;
        } catch (Unfit unfit) {
            return Place.in(unfit.getMessage());
        }
    }

    /**
     * A place in a text.
     *
     * @param line from 1
     * @param column in characters, from 1
     */
    public record Place(int line, int column) {
        private static final Pattern WORDS = Pattern.compile("JSON, line (\\d+), column (\\d+): .*");

        private static Place in(String message) {
            Matcher matcher = WORDS.matcher(message);
            return matcher.matches()
                    ? new Place(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                    : new Place(1, 1);
        }

        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /** Without blanks, in UTF-8. */
    @Override
    public Written write(Tree tree) throws Unfit {
        return new Written(JsonWriter.document(tree), "application/json");
    }
}
