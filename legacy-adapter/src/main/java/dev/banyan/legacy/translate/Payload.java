package dev.banyan.legacy.translate;

/**
 * A body, made by a translation. It has no content coding, whatever the one it was made from had.
 *
 * @param bytes not to be changed
 * @param contentType with charset; empty: there is no body
 */
public record Payload(byte[] bytes, String contentType) {
    public static final Payload NONE = new Payload(new byte[0], "");

    public boolean isNone() {
        return contentType.isEmpty();
    }
}
