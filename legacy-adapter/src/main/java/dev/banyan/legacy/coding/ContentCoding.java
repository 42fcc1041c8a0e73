package dev.banyan.legacy.coding;

import dev.banyan.legacy.format.Unfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a Content-Encoding (RFC 9110, section 8.4) has done to a body, undone: gzip, deflate, and several of them. */
public final class ContentCoding {
    private static final int MAX_CODINGS = 3;
    private static final int MAX_NAME = 32;

    private ContentCoding() {}

    /**
     * The body as it was before it was encoded.
     *
     * @param body not changed; returned itself where nothing was done to it, and where it is empty
     * @param contentEncoding null or empty: none
     * @param maxBytes of the body, and of what it was at every step
     * @throws Unfit where a coding is not known, or the body is not what it says
     * @throws TooLarge as soon as there are more bytes than {@code maxBytes}
     */
    public static byte[] decode(byte[] body, @Nullable String contentEncoding, long maxBytes) throws Unfit, TooLarge {
        byte[] decoded = body;
        List<String> codings = codings(contentEncoding);
        for (int i = codings.size() - 1; i >= 0 && decoded.length > 0; i--) {
            decoded = switch (codings.get(i)) {
                case "gzip", "x-gzip" -> new Inflation(decoded, maxBytes).gzip();
                case "deflate" -> new Inflation(decoded, maxBytes).deflate();
                default -> throw new Unfit("", unknown(codings.get(i)));
            };
        }
        if (decoded.length > maxBytes) {
            throw new TooLarge(maxBytes);
        }
        return decoded;
    }

    private static List<String> codings(@Nullable String contentEncoding) throws Unfit {
        List<String> codings = new ArrayList<>(1);
        if (contentEncoding == null) {
            return codings;
        }
        for (String coding : contentEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String name = coding.strip();
            if (!name.isEmpty() && !name.equals("identity")) {
                codings.add(name);
            }
        }
        if (codings.size() > MAX_CODINGS) {
            throw new Unfit(
                    "", "Content-Encoding: " + codings.size() + " codings (expected: at most " + MAX_CODINGS + ")");
        }
        return codings;
    }

    private static String unknown(String coding) {
        boolean isName = coding.length() <= MAX_NAME && coding.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return "Content-Encoding: " + (isName ? coding : "no name") + " (expected: gzip, deflate or identity)";
    }
}
