package dev.banyan.legacy.translate;

import java.util.List;

/**
 * A request or an answer as a translation sees it.
 *
 * @param start what the head begins with
 * @param headers in order, names as they came
 * @param body the whole body as bytes; empty where there is none or where it is not needed. Not copied: whoever hands it
 *     over does not change it any more
 */
public record Message(Start start, List<Field> headers, byte[] body) {

    public Message {
        headers = List.copyOf(headers);
    }

    /** What a head begins with. */
    public sealed interface Start {

        /**
         * @param method as sent
         * @param path canonical
         * @param query as it came, without {@code ?}; empty where there is none
         */
        record Request(String method, String path, String query) implements Start {}

        /** @param status 200 to 599 */
        record Response(int status) implements Start {}
    }

    /** One header line. */
    public record Field(String name, String value) {}
}
