package dev.banyan.proxy.semantics;

import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Stream;
import dev.banyan.proxy.wire.Lines;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Over HTTP/2 by prior knowledge. Names of headers go out in lower case, as they must. */
final class H2Caller implements Caller {
    private final H2Client client;
    private H2Stream stream;

    H2Caller(int port) throws IOException {
        client = H2Client.to(port);
    }

    @Override
    public void begin(String method, String target, boolean more, List<String> lines) throws IOException {
        String host = Lines.of(lines, "host").stream().findFirst().orElse("shop.test");
        List<String> all = new ArrayList<>(
                List.of(":method: " + method, ":scheme: http", ":authority: " + host, ":path: " + target));
        lines.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("host:"))
                .map(H2Caller::lowerName)
                .forEach(all::add);
        stream = client.begin(!more, all);
    }

    private static String lowerName(String line) {
        int colon = line.indexOf(':');
        return line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        client.data(stream, false, bytes);
    }

    @Override
    public void end(List<String> trailers) throws IOException {
        if (trailers.isEmpty()) {
            client.data(stream, true, new byte[0]);
        } else {
            client.trailers(stream, trailers.stream().map(H2Caller::lowerName).toArray(String[]::new));
        }
    }

    @Override
    public int interim() throws IOException {
        int seen = stream.interims().size();
        client.until(() -> stream.interims().size() > seen || stream.isOver());
        return status(stream.interims().get(seen));
    }

    @Override
    public Answer head() throws IOException {
        return told(client.head(stream));
    }

    @Override
    public String awaitBody(int bytes) throws IOException {
        client.until(() -> stream.bodyLength() >= bytes || stream.isOver());
        return stream.text();
    }

    @Override
    public void discardBody() {
        stream.discardBody();
    }

    @Override
    public long awaitLength(long bytes) throws IOException {
        client.until(() -> stream.bodyLength() >= bytes || stream.isOver());
        return stream.bodyLength();
    }

    @Override
    public Answer answer() throws IOException {
        return told(client.answer(stream));
    }

    private static Answer told(H2Stream stream) throws IOException {
        if (stream.fields().isEmpty()) {
            throw new EOFException("answer: none, reset with " + stream.reset());
        }
        List<Answer.Interim> interims = stream.interims().stream()
                .map(lines -> new Answer.Interim(status(lines), regular(lines)))
                .toList();
        return new Answer(
                interims,
                stream.status(),
                regular(stream.fields()),
                stream.body(),
                stream.trailers(),
                "frames",
                stream.isEnded());
    }

    private static int status(List<String> lines) {
        return Integer.parseInt(Lines.of(lines, ":status").get(0));
    }

    private static List<String> regular(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith(":")).toList();
    }

    @Override
    public void abort() throws IOException {
        client.reset(stream, H2Frame.CANCEL);
    }

    @Override
    public boolean isClosed() throws IOException {
        return client.isClosed();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
