package dev.banyan.legacy.format.xml;

import org.jspecify.annotations.Nullable;

/** The text between two tags, which may come in several pieces; mostly it is one. */
final class TextRun {
    private String first = "";
    private @Nullable StringBuilder all;

    void clear() {
        first = "";
        all = null;
    }

    void add(String piece) {
        if (all != null) {
            all.append(piece);
        } else if (first.isEmpty()) {
            first = piece;
        } else {
            all = new StringBuilder(first).append(piece);
        }
    }

    boolean isBlank() {
        CharSequence text = all == null ? first : all;
        for (int i = 0; i < text.length(); i++) {
            if (!Chars.isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    String string() {
        return all == null ? first : all.toString();
    }
}
