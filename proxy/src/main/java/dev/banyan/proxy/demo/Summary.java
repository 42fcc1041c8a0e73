package dev.banyan.proxy.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be said at the end, from what the users saw.
 *
 * @param moved users that changed sides at least once
 * @param unasked changes of side that no operator had asked for
 * @param innerAddresses redirects that named another address than the public one
 */
record Summary(List<Stage.Played> chapters, int moved, long unasked, long innerAddresses) {
    Summary {
        chapters = List.copyOf(chapters);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-32s%9s%8s", "Chapter", "requests", "failed"));
        for (Stage.Played chapter : chapters) {
            lines.add(String.format("%-32s%9d%8d", chapter.title(), chapter.requests(), chapter.failed()));
            for (String note : List.of(chapter.opening(), chapter.ending())) {
                if (!note.isEmpty()) {
                    lines.add("  > " + note);
                }
            }
        }
        lines.add("");
        lines.add(moved + " of " + ShopUsers.COUNT + " users were moved by the operator;");
        lines.add(unasked == 0 ? "nobody changed sides unasked." : "but " + unasked + " changes were not asked for.");
        lines.add(
                innerAddresses == 0
                        ? "No redirect showed the legacy shop's own address."
                        : innerAddresses + " redirects showed the legacy shop's own address.");
        return lines;
    }
}
