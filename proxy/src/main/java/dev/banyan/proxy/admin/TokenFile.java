package dev.banyan.proxy.admin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a token file: {@code name: token} a line, or one token alone, then called {@code token}. */
public final class TokenFile {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._@-]{0,62}):\\s+(\\S+)");
    private static final Pattern ALONE = Pattern.compile("\\S+");
    private static final int MAX_BYTES = 64 * 1024;

    private TokenFile() {}

    /**
     * @return tokens by name; at least one
     * @throws IOException with the file and line, never with what stands there
     */
    public static Map<String, String> read(Path file) throws IOException {
        List<String> lines = lines(file);
        long tokens = lines.stream().filter(line -> !isIdle(line)).count();
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!isIdle(lines.get(i))) {
                take(byName, lines.get(i).strip(), tokens == 1, file + ":" + (i + 1));
            }
        }
        if (byName.isEmpty()) {
            throw new IOException(file + ": no token (expected: one token, or lines of name: token)");
        }
        return byName;
    }

    private static List<String> lines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(file + ": too large (expected: at most 64KiB)");
            }
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static void take(Map<String, String> byName, String line, boolean alone, String place) throws IOException {
        Matcher named = NAMED.matcher(line);
        boolean hasName = named.matches();
        if (!hasName && !(alone && ALONE.matcher(line).matches())) {
            throw new IOException(place + ": not a token (expected: name: token)");
        }
        String name = hasName ? named.group(1) : "token";
        if (WriteGate.RESERVED.contains(name)) {
            throw new IOException(place + ": name: " + name + " is an actor of Banyan's own (expected: another name)");
        }
        if (byName.put(name, hasName ? named.group(2) : line) != null) {
            throw new IOException(place + ": name: " + name + " stands twice");
        }
    }

    private static boolean isIdle(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }
}
