package dev.banyan.rules.validate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code did you mean X?}, or nothing where no word is near. */
    public static String of(String found, Collection<String> known) {
        return nearest(found, known).map(word -> "did you mean " + word + "?").orElse("");
    }

    /** The nearest of the known words: a third of its letters may differ, but at least one. */
    public static Optional<String> nearest(String found, Collection<String> known) {
        int limit = Math.max(1, found.length() / 3);
        return known.stream()
                .filter(word -> Math.abs(word.length() - found.length()) <= limit)
                .filter(word -> distance(found, word) <= limit)
                .min(Comparator.comparingInt(word -> distance(found, word)));
    }

    /** Letters to insert, delete, replace, or swap with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
