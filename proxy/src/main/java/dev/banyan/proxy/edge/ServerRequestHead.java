package dev.banyan.proxy.edge;

import dev.banyan.rules.message.Path;
import dev.banyan.rules.message.RequestHead;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that passed the gate, as the rules see it. */
record ServerRequestHead(
        String method,
        String scheme,
        String host,
        Path path,
        @Nullable String queryAsWritten,
        MultiMap fields,
        String clientIp)
        implements RequestHead {

    @Override
    public String query() {
        return queryAsWritten == null ? "" : queryAsWritten;
    }

    @Override
    public boolean hasQuery() {
        return queryAsWritten != null;
    }

    @Override
    public @Nullable String header(String name) {
        return fields.get(name);
    }

    @Override
    public List<String> headers(String name) {
        return fields.getAll(name);
    }
}
