package dev.banyan.legacy.head;

import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import java.util.List;
import java.util.Map;

/** What templates see in these tests. */
final class Scopes {
    private Scopes() {}

    /** A scope whose path name {@code id}, parameter {@code q}, header {@code x-v} and body {@code /v} are that value. */
    static Scope with(String value) {
        Request request = new Request(
                "GET",
                "/orders/7",
                "a=1&q=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8),
                Map.of("id", value),
                "r-1",
                List.of(new Field("X-V", value), new Field("Cookie", "uid=u1; other=2")),
                new byte[0]);
        Branch body = new Branch().put("v", Leaf.text(value)).put("o", new Branch());
        return new Scope(body, body, new Head(request, null));
    }
}
