package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.schema.BadSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a copybook's entries. Passed over is what has no say in where bytes stand: condition names (88), other names
 * for what is there already (66), and directives that only concern a listing.
 */
final class EntryReader {
    /** The condition names of a large copybook are not counted, its items are. */
    static final int MOST_ENTRIES = 10_000;

    private static final int MOST_NAME = 63;
    private static final int RENAMES = 66;
    private static final int ALONE = 77;
    private static final int CONDITION = 88;
    private static final int DEEPEST = 49;
    private static final Set<String> LISTING = Set.of("EJECT", "SKIP1", "SKIP2", "SKIP3");
    private static final Set<String> STATEMENTS = Set.of("COPY", "REPLACE", "EXEC", "++INCLUDE", "-INC", "TITLE");

    private final Words words;
    private final List<Entry> entries = new ArrayList<>();

    private EntryReader(Words words) {
        this.words = words;
    }

    static List<Entry> read(String text, String file) throws BadSchema {
        EntryReader reader = new EntryReader(new Words(Tokens.of(text, file)));
        while (!reader.words.atEnd()) {
            reader.sentence();
        }
        if (reader.entries.isEmpty()) {
            throw reader.words.peek().because("no record (expected: an entry at level 01)");
        }
        return reader.entries;
    }

    private void sentence() throws BadSchema {
        Token first = words.next();
        if (LISTING.contains(first.text())) {
            words.skip(Token.Kind.PERIOD);
            return;
        }
        if (STATEMENTS.contains(first.text())) {
            throw first.expected("the text itself: a copybook is read as it is, without a preprocessor");
        }
        int level = level(first);
        if (level == RENAMES || level == CONDITION) {
            words.skipSentence();
        } else {
            entry(first, level);
        }
    }

    private void entry(Token first, int level) throws BadSchema {
        if (entries.size() == MOST_ENTRIES) {
            throw first.because("another item (expected: at most " + MOST_ENTRIES + ")");
        }
        Entry entry = new Entry(first, level, name());
        new ClauseReader(words, entry).read();
        entries.add(entry);
    }

    private static int level(Token token) throws BadSchema {
        String text = token.text();
        boolean number = token.isWord() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int level = number ? Integer.parseInt(text) : 0;
        boolean known = level >= 1 && level <= DEEPEST || level == RENAMES || level == ALONE || level == CONDITION;
        if (!known) {
            throw token.expected("a level number, 01 to 49, 66, 77 or 88");
        }
        return level;
    }

    private String name() throws BadSchema {
        Token token = words.peek();
        if (!token.isWord() || ClauseReader.isClause(token.text())) {
            return "";
        }
        words.next();
        return token.text().equals("FILLER") ? "" : name(token);
    }

    /** The same object for the same name, so that it is found faster among those of a translation. */
    private static String name(Token token) throws BadSchema {
        String name = token.text();
        boolean fine = name.length() <= MOST_NAME
                && name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_')
                && name.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        if (!fine) {
            throw token.expected("a name of letters, digits, - and _, at most " + MOST_NAME);
        }
        return name.intern();
    }
}
