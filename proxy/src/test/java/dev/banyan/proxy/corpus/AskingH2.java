package dev.banyan.proxy.corpus;

import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Stream;
import java.io.IOException;
import java.util.List;

/** Asks over HTTP/2. */
final class AskingH2 implements Asking {
    private final H2Client client;
    private final String how;

    AskingH2(int port, String how) throws IOException {
        this.client = H2Client.to(port);
        this.how = how;
    }

    @Override
    public Answer ask() throws IOException {
        H2Stream stream =
                switch (how) {
                    case "POST" -> client.post("/vector", "abc", "content-length: 3");
                    case "HEAD" -> client.answer(client.begin(true, H2Client.request("HEAD", "/vector")));
                    case "TE" -> client.get("/vector", "te: trailers");
                    default -> client.get("/vector");
                };
        return answer(stream);
    }

    private static Answer answer(H2Stream stream) {
        List<Head> interims = stream.interims().stream().map(AskingH2::head).toList();
        if (stream.fields().isEmpty()) {
            return null;
        }
        Body whole = new Body(stream.text(), "frames", fields(stream.trailers()));
        return new Answer(interims, head(stream.fields()), stream.isEnded() ? whole : null);
    }

    private static Head head(List<String> lines) {
        String status = lines.get(0).substring(":status: ".length());
        return new Head("HTTP/2 " + status, fields(lines.subList(1, lines.size())));
    }

    private static List<Field> fields(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(": ", 2))
                .map(field -> new Field(field[0], field[1]))
                .toList();
    }

    /** The stream alone ends. */
    @Override
    public boolean isLast(Answer answer) {
        return false;
    }

    @Override
    public String rest() {
        return "";
    }

    @Override
    public Answer get(String target) throws IOException {
        return answer(client.get(target));
    }

    @Override
    public void awaitLoop() throws IOException {
        client.answer(client.begin(true, H2Client.request("OPTIONS", "*")));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
