package dev.banyan.rules.yaml.tree;

/** Text of the rules on its way into a message: short, and without characters that could forge a line of a log. */
public final class Printable {
    private static final int MAX = 80;

    private Printable() {}

    /** The text with control characters as {@code \}{@code uXXXX}, cut behind 80 characters. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX) + 3);
        for (int i = 0; i < text.length(); i++) {
            if (i == MAX) {
                return out.append("...").toString();
            }
            append(out, text.charAt(i));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char c) {
        boolean odd = Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
        if (odd) {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }
}
