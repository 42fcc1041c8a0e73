package dev.banyan.legacy.format.multipart;

import dev.banyan.legacy.format.ContentType;
import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fields of multipart/form-data (RFC 7578): an object of texts; a name that comes several times is a list. A part with a
 * filename, or whose type is no text, is an object of {@code @filename}, {@code @contentType} and {@code #text}: its
 * content, in base64 where its type is no text ({@link MediaType}).
 *
 * <p>Refused are lines that do not end as they should, anything before the first and behind the last boundary, a
 * multipart within, a Content-Transfer-Encoding that changes bytes, {@code filename*}, and names that receivers read
 * differently. Bounds: 1000 parts, 16 headers and 8 KiB of them in each. A field {@code _charset_} is one like any other.
 */
public final class MultipartFormat implements Format {
    static final String MEDIA_TYPE = "multipart/form-data";

    private static final String HEAD = "Content-Disposition: form-data; name=\"\"\r\n";
    private static final int MAX_BOUNDARY = 70;

    private final Charset charset;
    private final Wanted wanted;

    /**
     * @param charset of texts where neither their part nor the message names one
     * @param wanted what will be looked at; the content of other parts is passed over
     */
    public MultipartFormat(Charset charset, Wanted wanted) {
        this.charset = charset;
        this.wanted = wanted;
    }

    @Override
    public Tree read(byte[] body, @Nullable String contentType) throws Unfit {
        TextCoding coding = TextCoding.of(contentType, charset);
        return new MultipartReader(body, boundary(contentType), coding).fields(wanted);
    }

    @Override
    public Written write(Tree tree) throws Unfit {
        return new MultipartWriter(new TextCoding(charset)).fields(tree);
    }

    /** How names are coded: as texts are, but for charsets in which not even the headers would be what they are. */
    static TextCoding heads(TextCoding texts) {
        byte[] ascii = HEAD.getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(HEAD.getBytes(texts.charset()), ascii) ? texts : TextCoding.UTF_8;
    }

    private static String boundary(@Nullable String contentType) throws Unfit {
        String boundary = ContentType.parameter(contentType, "boundary");
        if (!ContentType.media(contentType).equals(MEDIA_TYPE) || boundary == null || !isBoundary(boundary)) {
            throw new Unfit("", "another Content-Type (expected: " + MEDIA_TYPE + " with a boundary)");
        }
        return boundary;
    }

    private static boolean isBoundary(String boundary) {
        return !boundary.isEmpty()
                && boundary.length() <= MAX_BOUNDARY
                && !boundary.endsWith(" ")
                && boundary.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
