package dev.banyan.legacy.format.form;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an HTML form (application/x-www-form-urlencoded, URL Standard, section 5): an object of texts; a name
 * that comes several times is a list. At most 1000 fields. Written are single values and lists of them: null is an empty
 * text, an empty list no field.
 */
public final class FormFormat implements Format {
    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private final Charset charset;
    private final Wanted wanted;

    /**
     * @param charset of the escaped bytes, where the message names none
     * @param wanted what will be looked at; other fields are passed over, whatever their value
     */
    public FormFormat(Charset charset, Wanted wanted) {
        this.charset = charset;
        this.wanted = wanted;
    }

    @Override
    public Tree read(byte[] body, @Nullable String contentType) throws Unfit {
        return new FormReader(body, TextCoding.of(contentType, charset)).fields(wanted);
    }

    @Override
    public Written write(Tree tree) throws Unfit {
        TextCoding coding = new TextCoding(charset);
        boolean isUsual = charset.equals(StandardCharsets.UTF_8);
        return new Written(new FormWriter(coding).fields(tree), isUsual ? MEDIA_TYPE : coding.contentType(MEDIA_TYPE));
    }
}
