package dev.banyan.proxy.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were looked at lately, by their SHA-256: no token itself is kept. Two maps, a young and an old one, make
 * it forget what was not asked for longest, without a lock: when the young one is full it becomes the old one.
 */
final class TokenCache {
    /** A token's SHA-256. */
    record Fingerprint(long a, long b, long c, long d) {
        private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Fingerprint::sha256);

        static Fingerprint of(String token) {
            byte[] hash = DIGEST.get().digest(token.getBytes(StandardCharsets.ISO_8859_1));
            ByteBuffer words = ByteBuffer.wrap(hash);
            return new Fingerprint(words.getLong(), words.getLong(), words.getLong(), words.getLong());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256: absent (expected: in every Java platform)", e);
            }
        }
    }

    private record Halves(
            ConcurrentMap<Fingerprint, VerifiedToken> young, ConcurrentMap<Fingerprint, VerifiedToken> old) {
        static Halves empty() {
            return new Halves(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private final int half;
    private volatile Halves halves = Halves.empty();

    /** @param size how many tokens are kept at most, about */
    TokenCache(int size) {
        half = size / 2;
    }

    @Nullable
    VerifiedToken get(Fingerprint token) {
        Halves now = halves;
        VerifiedToken young = now.young().get(token);
        if (young != null) {
            return young;
        }
        VerifiedToken old = now.old().remove(token);
        if (old != null) {
            put(token, old);
        }
        return old;
    }

    void put(Fingerprint token, VerifiedToken verified) {
        Halves now = halves;
        if (now.young().size() >= half) {
            // Two threads may turn at once; then a few tokens more are forgotten, which is no harm.
            now = new Halves(new ConcurrentHashMap<>(), now.young());
            halves = now;
        }
        now.young().put(token, verified);
    }

    int size() {
        Halves now = halves;
        return now.young().size() + now.old().size();
    }
}
