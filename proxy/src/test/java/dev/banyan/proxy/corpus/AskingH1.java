package dev.banyan.proxy.corpus;

import java.io.IOException;
import java.util.Map;

/** Asks over HTTP/1. */
final class AskingH1 implements Asking {
    private static final Map<String, String> ASKED = Map.of(
            "GET", "GET /vector HTTP/1.1\r\nHost: shop.test\r\n\r\n",
            "HEAD", "HEAD /vector HTTP/1.1\r\nHost: shop.test\r\n\r\n",
            "POST", "POST /vector HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 3\r\n\r\nabc",
            "TE", "GET /vector HTTP/1.1\r\nHost: shop.test\r\nTE: trailers\r\nConnection: TE\r\n\r\n",
            "OLD", "GET /vector HTTP/1.0\r\nHost: shop.test\r\n\r\n");

    private final WireClient client;
    private final String how;

    AskingH1(int port, String how) throws IOException {
        this.client = new WireClient(port);
        this.how = how;
    }

    @Override
    public Answer ask() throws IOException {
        client.send(ASKED.get(how));
        return client.answerOrPart(how);
    }

    @Override
    public boolean isLast(Answer answer) {
        return answer.body() == null || answer.saysClose() || how.equals("OLD");
    }

    @Override
    public String rest() throws IOException {
        client.finish();
        return client.rest();
    }

    @Override
    public Answer get(String target) throws IOException {
        return client.get(target);
    }

    @Override
    public void awaitLoop() throws IOException {
        client.awaitLoop();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
