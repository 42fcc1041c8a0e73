package dev.banyan.rules.match;

/** A regex on the path behind a filter: what every match begins with is compared first. */
final class PathPattern {
    private static final String SPECIAL = "\\.[]{}()*+?^$|";

    private final String literal;
    private final ValueTest.WholeMatch pattern;

    PathPattern(String pattern) {
        this.literal = literalPrefix(pattern);
        this.pattern = new ValueTest.WholeMatch(pattern);
    }

    /** What every path that matches begins with; may be empty. */
    String literal() {
        return literal;
    }

    boolean holds(String path) {
        return path.startsWith(literal) && pattern.holds(path);
    }

    /** Careful rather than complete: where it is not plain to see, the prefix is shorter than it could be. */
    static String literalPrefix(String pattern) {
        if (pattern.indexOf('|') >= 0) {
            return "";
        }
        StringBuilder prefix = new StringBuilder();
        int i = pattern.startsWith("^") ? 1 : 0;
        while (i < pattern.length()) {
            boolean escaped = pattern.charAt(i) == '\\';
            int at = escaped ? i + 1 : i;
            if (at == pattern.length() || !isLiteral(pattern.charAt(at), escaped)) {
                break;
            }
            i = at + 1;
            if (i < pattern.length() && "*?{".indexOf(pattern.charAt(i)) >= 0) {
                break;
            }
            prefix.append(pattern.charAt(at));
        }
        return prefix.toString();
    }

    private static boolean isLiteral(char c, boolean escaped) {
        return escaped ? !Character.isLetterOrDigit(c) : SPECIAL.indexOf(c) < 0;
    }
}
