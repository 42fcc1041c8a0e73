package dev.banyan.rules.validate;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
public final class Suggestion {
    /** Characters; a longer word is no slip of the pen, and comparing it would cost much. */
    private static final int LONGEST = 64;

    private Suggestion() {}

    /** {@code did you mean "x"?}, or empty where no word is near. */
    public static String of(String found, Collection<String> known) {
        return nearest(found, known).map(Suggestion::sentence).orElse("");
    }

    static String sentence(String meant) {
        return "did you mean \"" + meant + "\"?";
    }

    /** The nearest of the known words: a third of its letters may differ, but at least two, of very short ones one. */
    public static Optional<String> nearest(String found, Collection<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String word : known) {
            int distance = isNearInLength(found, word) ? distance(found, word) : Integer.MAX_VALUE;
            if (distance < least && distance <= near(word)) {
                least = distance;
                best = word;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isNearInLength(String found, String word) {
        return found.length() <= LONGEST
                && word.length() <= LONGEST
                && Math.abs(word.length() - found.length()) <= near(word);
    }

    private static int near(String word) {
        return word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
    }

    /** Letters to insert, delete, replace, or swap with their neighbour (optimal string alignment); case does not count. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
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
