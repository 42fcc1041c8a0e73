package dev.banyan.proxy.corpus;

import java.util.List;

/**
 * A body as a reader understood it.
 *
 * @param framed {@code none}, {@code length}, {@code chunked} or {@code close}
 */
record Body(String text, String framed, List<Field> trailers) {
    static final Body NONE = new Body("", "none", List.of());
}
