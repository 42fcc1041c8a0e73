package dev.banyan.rules.match;

import org.jspecify.annotations.Nullable;

/** A hash table that is asked with a stretch of a longer text, so that asking cuts nothing out. Open addressing. */
final class RegionMap<R extends Region> {
    private static final int SMALLEST = 2;

    private @Nullable Region[] table = new Region[SMALLEST];
    private int size;

    /** The entry whose key is the text from one index to the other, or null. */
    @SuppressWarnings("unchecked")
    @Nullable
    R get(String text, int from, int to) {
        int hash = Region.hash(text, from, to);
        for (int i = hash & (table.length - 1); ; i = (i + 1) & (table.length - 1)) {
            Region region = table[i];
            if (region == null) {
                return null;
            }
            if (region.hash == hash && region.isAt(text, from, to)) {
                return (R) region;
            }
        }
    }

    /** @param region whose key is not there yet */
    void add(R region) {
        if (2 * ++size > table.length) {
            grow();
        }
        put(table, region);
    }

    private void grow() {
        Region[] larger = new Region[table.length * 2];
        for (Region region : table) {
            if (region != null) {
                put(larger, region);
            }
        }
        table = larger;
    }

    private static void put(@Nullable Region[] table, Region region) {
        int i = region.hash & (table.length - 1);
        while (table[i] != null) {
            i = (i + 1) & (table.length - 1);
        }
        table[i] = region;
    }
}
