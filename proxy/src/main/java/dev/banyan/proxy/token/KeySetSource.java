package dev.banyan.proxy.token;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Where the text of a key set comes from. Blocks; never called on an event loop. */
@FunctionalInterface
interface KeySetSource {
    int MAX_BYTES = 256 * 1024;
    int TIMEOUT_MILLIS = 5000;

    String read() throws IOException;

    /**
     * @param jwks an http or https URL, or a path
     * @param directory where relative paths start
     */
    static KeySetSource of(String jwks, Path directory) {
        return jwks.startsWith("http://") || jwks.startsWith("https://")
                ? () -> fetch(new URL(jwks))
                : () -> file(directory.resolve(jwks));
    }

    private static String file(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return text(in, Long.MAX_VALUE);
        }
    }

    private static String fetch(URL url) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
        URLConnection connection = url.openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("accept", "application/jwk-set+json, application/json");
        if (!(connection instanceof HttpURLConnection http)) {
            throw new IOException("no http");
        }
        try {
            if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + http.getResponseCode() + " (expected: 200)");
            }
            return text(http.getInputStream(), deadline);
        } finally {
            http.disconnect();
        }
    }

    /** A peer that sends a byte now and then must not hold the thread: the whole has one deadline. */
    private static String text(InputStream in, long deadline) throws IOException {
        byte[] bytes = new byte[MAX_BYTES + 1];
        int length = 0;
        for (int more = 0; more >= 0; more = in.read(bytes, length, bytes.length - length)) {
            length += more;
            if (length > MAX_BYTES) {
                throw new IOException("more than 256 KiB");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("longer than " + TIMEOUT_MILLIS + " ms");
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
