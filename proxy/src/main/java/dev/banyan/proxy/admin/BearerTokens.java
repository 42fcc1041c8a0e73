package dev.banyan.proxy.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may write: the tokens of a file that is read anew for every write, so that a token taken out of it is worth
 * nothing from then on. Where the file cannot be read any more, the last good one counts. Blocks for that.
 */
final class BearerTokens {
    private static final Logger log = LoggerFactory.getLogger(BearerTokens.class);

    private final Path file;
    private volatile Map<String, String> lastGood;

    /** @throws IOException where the file cannot be read or holds anything but tokens */
    BearerTokens(Path file) throws IOException {
        this.file = file;
        this.lastGood = TokenFile.read(file);
        warnIfOpen();
    }

    /** The name of the token that was presented, or null where there is no such token. */
    @Nullable
    String nameOf(String presented) {
        byte[] wanted = sha256(presented);
        @Nullable String found = null;
        // All of them, whatever matches: how long it takes says nothing about which token was near.
        for (Map.Entry<String, String> token : current().entrySet()) {
            if (MessageDigest.isEqual(sha256(token.getValue()), wanted)) {
                found = token.getKey();
            }
        }
        return found;
    }

    private Map<String, String> current() {
        try {
            lastGood = TokenFile.read(file);
        } catch (IOException e) {
            log.error("admin token file: {}; the tokens read last still count", e.getMessage());
        }
        return lastGood;
    }

    private void warnIfOpen() throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)
                || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
            log.warn("admin token file: {} is open to other users (expected: mode 0600)", file);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
