package dev.banyan.legacy.translate;

import java.util.List;
import java.util.Map;

/**
 * A request as the client sent it.
 *
 * @param method as sent
 * @param path canonical
 * @param query as it came, without {@code ?}; empty: none
 * @param names what the names in the route's path stand for, decoded
 * @param requestId the request's own
 * @param headers in order, names as they came
 * @param body the whole body; empty where there is none or where it is not needed. Not copied: whoever hands it over
 *     does not change it any more
 */
public record Request(
        String method,
        String path,
        String query,
        Map<String, String> names,
        String requestId,
        List<Field> headers,
        byte[] body) {

    public Request withBody(byte[] whole) {
        return new Request(method, path, query, names, requestId, headers, whole);
    }
}
