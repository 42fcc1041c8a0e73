package dev.banyan.legacy.format.multipart;

import dev.banyan.legacy.format.ContentType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a part's type says of its content. */
final class MediaType {
    private static final Set<String> TEXTS = Set.of(
            "",
            "application/json",
            "application/xml",
            "application/javascript",
            "application/yaml",
            "application/x-www-form-urlencoded");

    private MediaType() {}

    /** True for {@code text/...}, JSON, XML, the like, and where there is none: that means text (RFC 7578, 4.4). */
    static boolean isText(@Nullable String contentType) {
        String media = ContentType.media(contentType);
        return media.startsWith("text/") || media.endsWith("+json") || media.endsWith("+xml") || TEXTS.contains(media);
    }

    static boolean isMultipart(@Nullable String contentType) {
        return ContentType.media(contentType).startsWith("multipart/");
    }
}
