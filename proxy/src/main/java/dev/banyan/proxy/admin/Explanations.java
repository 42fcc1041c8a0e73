package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Says why a request goes where it goes, by the rules and the steering in force. */
@FunctionalInterface
public interface Explanations {

    /**
     * A request to explain.
     *
     * @param url absolute
     * @param headers one value each
     * @param clientIp an IP literal; empty: not said
     */
    record Question(String method, String url, Map<String, String> headers, String clientIp) {}

    /**
     * Called on a worker thread.
     *
     * @throws IllegalArgumentException where the question makes no request; its message is shown
     */
    JsonNode explain(Question question);
}
