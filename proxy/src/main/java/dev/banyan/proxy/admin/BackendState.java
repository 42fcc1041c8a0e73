package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rules.model.Backend;

/** The JSON of a backend: where it is, how it is spoken to, and its connections at this moment. */
final class BackendState {
    private BackendState() {}

    static ObjectNode of(Backend backend, BackendFigures figures) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", backend.name());
        if (backend.target() instanceof Backend.Origins origins) {
            ArrayNode urls = json.putArray("urls");
            origins.urls().forEach(url -> urls.add(url.toString()));
            json.put("protocol", origins.protocol().word());
        }
        json.put("balance", backend.balance().word());
        json.putObject("connections")
                .put("active", figures.active())
                .put("idle", figures.idle())
                .put("pending", figures.pending());
        ArrayNode endpoints = json.putArray("endpoints");
        figures.endpoints().forEach(endpoint -> endpoints
                .addObject()
                .put("endpoint", endpoint.authority())
                .put("healthy", endpoint.healthy())
                .put("ejected", endpoint.ejected()));
        return json;
    }
}
