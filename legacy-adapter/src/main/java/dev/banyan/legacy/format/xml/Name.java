package dev.banyan.legacy.format.xml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A name as documents write it. */
final class Name {
    private final byte[] bytes;
    private final int hash;
    private final String prefix;
    private final String local;

    /** Few names are those of attributes. Two threads may make it at once, and make the same. */
    private @Nullable String attribute;

    private final boolean isInterned;

    private Name(byte[] bytes, int hash, boolean isInterned, String prefix, String local) {
        this.bytes = bytes;
        this.hash = hash;
        this.isInterned = isInterned;
        this.prefix = shared(prefix);
        this.local = shared(local);
    }

    /** @return null: that is no name */
    static @Nullable Name of(byte[] bytes, int hash, boolean isInterned) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon);
        String local = text.substring(colon + 1);
        // What is no UTF-8 has become U+FFFD by now, which a name could have but none does.
        boolean isName = Chars.isName(local) && (colon < 0 || Chars.isName(prefix));
        boolean isUtf8 = text.indexOf('\uFFFD') < 0;
        return isName && isUtf8 ? new Name(bytes, hash, isInterned, prefix, local) : null;
    }

    /** Names of trees and of compiled translations are interned: so they are mostly found without being compared. */
    private String shared(String text) {
        return isInterned ? text.intern() : text;
    }

    /** Empty: it has none. */
    String prefix() {
        return prefix;
    }

    String local() {
        return local;
    }

    /** What a tree calls an attribute of that name. */
    String attribute() {
        String made = attribute;
        if (made == null) {
            made = shared("@" + local);
            attribute = made;
        }
        return made;
    }

    int length() {
        return bytes.length;
    }

    boolean is(byte[] in, int from, int length, int itsHash) {
        return hash == itsHash && bytes.length == length && isAt(in, from);
    }

    /** True where these bytes begin with it; there must be as many. */
    boolean isAt(byte[] in, int from) {
        return Eight.areSame(bytes, 0, in, from, bytes.length);
    }
}
