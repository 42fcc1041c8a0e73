package dev.banyan.rules.match;

/** What a {@link RegionMap} holds: something that is found by a stretch of text. */
abstract class Region {
    final String key;
    final int hash;

    Region(String key) {
        this.key = key;
        this.hash = hash(key, 0, key.length());
    }

    /** True where the key is the text from one index to the other. */
    final boolean isAt(String text, int from, int to) {
        return key.length() == to - from && text.startsWith(key, from);
    }

    static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash ^ hash >>> 15;
    }
}
