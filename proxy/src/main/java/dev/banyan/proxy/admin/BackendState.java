package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rules.model.Backend;
import java.net.URI;

/** The JSON of a backend: where it is, how it is spoken to, and its connections at this moment. */
final class BackendState {
    private BackendState() {}

    static ObjectNode of(Backend backend, BackendFigures figures) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", backend.name());
        if (backend.target() instanceof Backend.Origins origins) {
            ArrayNode urls = json.putArray("urls");
            origins.urls().forEach(url -> urls.add(shown(url)));
            json.put("protocol", origins.protocol().word());
        }
        json.put("balance", backend.balance().word());
        json.putObject("connections")
                .put("active", figures.active())
                .put("idle", figures.idle())
                .put("pending", figures.pending());
        return json;
    }

    /** Without what stands before the host or behind the path: it may be a secret. */
    private static String shown(URI url) {
        String host = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        return url.getScheme() + "://" + host + (url.getRawPath() == null ? "" : url.getRawPath());
    }
}
