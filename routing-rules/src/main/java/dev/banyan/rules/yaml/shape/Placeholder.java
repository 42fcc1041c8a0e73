package dev.banyan.rules.yaml.shape;

import java.util.regex.Pattern;

/** {@code ${env:NAME}} and {@code ${file:PATH}}, which stand for secrets. */
public final class Placeholder {
    /** Group 1 is the kind, group 2 the name, group 3 the brace that ends it, empty where it is missing. */
    public static final Pattern PATTERN = Pattern.compile("\\$\\{([A-Za-z]+):([^}]*)(}?)");

    private Placeholder() {}

    static boolean isIn(String text) {
        return text.contains("${env:") || text.contains("${file:");
    }
}
