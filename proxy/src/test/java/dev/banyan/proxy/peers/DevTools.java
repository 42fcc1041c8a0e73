package dev.banyan.proxy.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks the protocol by which browsers are driven: a call and its answer are JSON objects of one number. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 30;

    private final ConcurrentMap<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    /**
     * Calls a method and waits for its result.
     *
     * @param session of a page; null: the browser itself
     */
    JsonNode call(String session, String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        int number = numbers.incrementAndGet();
        ObjectNode call = JSON.createObjectNode().put("id", number).put("method", method);
        call.set("params", JSON.valueToTree(parameters));
        if (session != null) {
            call.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(number, answer);
        socket.sendText(call.toString(), true).join();
        try {
            JsonNode message = answer.get(SECONDS, TimeUnit.SECONDS);
            if (message.has("error")) {
                throw new IOException(method + ": " + message.get("error"));
            }
            return message.path("result");
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException(method + " is not answered", failure);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            received(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void received(String message) {
        try {
            JsonNode node = JSON.readTree(message);
            CompletableFuture<JsonNode> waiting = open.remove(node.path("id").asInt());
            if (waiting != null) {
                waiting.complete(node);
            }
        } catch (JsonProcessingException garbage) {
            throw new IllegalStateException(garbage);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
