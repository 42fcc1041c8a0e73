package dev.banyan.proxy.demo;

/** Colours and weight of text on a terminal (ECMA-48, SGR), or none where they are not wanted. */
record Ink(boolean colours) {
    private static final String ESCAPE = "\u001b[";

    String bold(String text) {
        return sgr("1", text);
    }

    String dim(String text) {
        return sgr("2", text);
    }

    String bad(String text) {
        return sgr("1;31", text);
    }

    String legacy(String text) {
        return sgr("33", text);
    }

    String modern(String text) {
        return sgr("32", text);
    }

    String typed(String text) {
        return sgr("1;36", text);
    }

    private String sgr(String code, String text) {
        return colours && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }

    /** Cuts a line to that many visible characters; escape sequences take no room and are all kept. */
    static String clip(String line, int width) {
        StringBuilder kept = new StringBuilder(line.length());
        int visible = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\u001b') {
                int end = line.indexOf('m', i);
                kept.append(line, i, end + 1);
                i = end;
            } else if (visible++ < width) {
                kept.append(line.charAt(i));
            }
        }
        return kept.toString();
    }
}
