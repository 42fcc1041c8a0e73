package dev.banyan.legacy.format.multipart;

import dev.banyan.legacy.format.ContentType;
import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A part that is more than a text.
 *
 * @param filename null: none
 * @param contentType null: none
 * @param text its content; base64 where its type is no text
 */
record FilePart(@Nullable String filename, @Nullable String contentType, String text) {

    static FilePart of(Tree tree) throws Unfit {
        if (!(tree instanceof Branch branch)) {
            throw new Unfit("", "a list in a list (expected: a single value or a file)");
        }
        String filename = null;
        String contentType = null;
        String text = "";
        for (int i = 0; i < branch.size(); i++) {
            String value = text(branch, i);
            switch (branch.name(i)) {
                case "@filename" -> filename = value;
                case "@contentType" -> contentType = value;
                case "#text" -> text = value;
                default -> throw unfit(branch.name(i));
            }
        }
        requireType(contentType);
        return new FilePart(filename, contentType, text);
    }

    private static String text(Branch branch, int at) throws Unfit {
        if (branch.value(at) instanceof Leaf leaf) {
            return leaf.text();
        }
        throw unfit(branch.name(at));
    }

    private static Unfit unfit(String name) {
        return new Unfit("", "an object (expected: a single value, or @filename, @contentType and #text)").within(name);
    }

    private static void requireType(@Nullable String contentType) throws Unfit {
        boolean isType = contentType == null
                || !contentType.isBlank()
                        && contentType.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                        && !MediaType.isMultipart(contentType);
        if (!isType) {
            throw new Unfit("/@contentType", "no type (expected: one of a single part, in ASCII)");
        }
    }

    /** What stands behind the name in its headers. */
    String head(TextCoding coding) throws Unfit {
        String file = filename == null ? "" : "; filename=\"" + escaped(filename) + '"';
        String type = type(coding);
        return type == null ? file : file + "\r\nContent-Type: " + type;
    }

    /** With the charset where it is a text's and not the usual one. */
    private @Nullable String type(TextCoding coding) throws Unfit {
        boolean isSaid = coding.equals(TextCoding.UTF_8)
                || !MediaType.isText(contentType)
                || ContentType.parameter(contentType, "charset") != null;
        return isSaid ? contentType : coding.contentType(contentType == null ? "text/plain" : contentType);
    }

    byte[] content(TextCoding coding) throws Unfit {
        try {
            return MediaType.isText(contentType)
                    ? TextCoding.of(contentType, coding.charset()).encode(text)
                    : decoded();
        } catch (Unfit unfit) {
            throw unfit.within("#text");
        }
    }

    /** Base64 that says more than its bytes, in bits that nobody looks at, is none. */
    private byte[] decoded() throws Unfit {
        byte[] bytes = null;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            // Told below.
        }
        if (bytes == null || !Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new Unfit("", "no base64 (expected: base64, since the type is no text)");
        }
        return bytes;
    }

    private static String escaped(String filename) throws Unfit {
        try {
            return Disposition.escaped(filename);
        } catch (Unfit unfit) {
            throw unfit.within("@filename");
        }
    }
}
