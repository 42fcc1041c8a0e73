package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.copybook.Token.Kind;
import dev.banyan.legacy.schema.BadSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of one entry, in any order, until its period. */
final class ClauseReader {
    static final int MOST_TIMES = 100_000;

    private static final Map<String, Clause> CLAUSES = Map.ofEntries(
            Map.entry("REDEFINES", ClauseReader::redefines),
            Map.entry("PIC", ClauseReader::picture),
            Map.entry("PICTURE", ClauseReader::picture),
            Map.entry("USAGE", (reader, word) -> reader.usage(reader.afterIs("a usage, such as COMP-3"))),
            Map.entry("SIGN", (reader, word) -> reader.sign(reader.afterIs("LEADING or TRAILING"))),
            Map.entry("LEADING", ClauseReader::sign),
            Map.entry("TRAILING", ClauseReader::sign),
            Map.entry("OCCURS", ClauseReader::occurs),
            Map.entry("SYNC", ClauseReader::synchronised),
            Map.entry("SYNCHRONIZED", ClauseReader::synchronised),
            Map.entry("JUST", ClauseReader::justified),
            Map.entry("JUSTIFIED", ClauseReader::justified),
            Map.entry("BLANK", ClauseReader::blankWhenZero),
            Map.entry("VALUE", ClauseReader::value),
            Map.entry("VALUES", ClauseReader::value),
            Map.entry("IS", (reader, word) -> {}),
            Map.entry("EXTERNAL", (reader, word) -> {}),
            Map.entry("GLOBAL", (reader, word) -> {}));

    private final Words words;
    private final Entry entry;

    private interface Clause {
        /** @param word the clause's own, which is read already */
        void read(ClauseReader reader, Token word) throws BadSchema;
    }

    ClauseReader(Words words, Entry entry) {
        this.words = words;
        this.entry = entry;
    }

    static boolean isClause(String word) {
        return CLAUSES.containsKey(word) || Usage.of(word) != null;
    }

    void read() throws BadSchema {
        while (!words.skip(Kind.PERIOD)) {
            Token word = words.word("a period");
            Clause clause = CLAUSES.get(word.text());
            if (clause != null) {
                clause.read(this, word);
            } else if (Usage.of(word.text()) != null) {
                usage(word);
            } else {
                throw word.expected("a clause that is known, or a period before it");
            }
        }
    }

    private Token afterIs(String expected) throws BadSchema {
        words.skip("IS");
        return words.word(expected);
    }

    private void redefines(Token word) throws BadSchema {
        entry.redefines = once(word, entry.redefines, words.word("the name of what is redefined"));
    }

    private void picture(Token word) throws BadSchema {
        Token token = afterIs("a picture");
        entry.picturePlace = once(word, entry.picturePlace, token);
        entry.picture = PictureReader.of(token);
    }

    private void usage(Token word) throws BadSchema {
        Usage usage = Usage.of(word.text());
        if (usage == null) {
            throw word.expected("DISPLAY, COMP, COMP-1 to COMP-5, BINARY or PACKED-DECIMAL");
        }
        entry.usagePlace = once(word, entry.usagePlace, word);
        entry.usage = usage;
    }

    private void sign(Token word) throws BadSchema {
        if (!word.is("LEADING") && !word.is("TRAILING")) {
            throw word.expected("LEADING or TRAILING");
        }
        boolean separate = words.skip("SEPARATE");
        if (separate) {
            words.skip("CHARACTER");
        }
        entry.sign = once(word, entry.sign, new Sign(word.is("LEADING"), separate));
    }

    private void synchronised(Token word) {
        words.skip("LEFT", "RIGHT");
        entry.synchronised = true;
    }

    private void justified(Token word) {
        words.skip("RIGHT");
        entry.justified = true;
    }

    private void blankWhenZero(Token word) throws BadSchema {
        words.skip("WHEN");
        if (!words.skip("ZERO", "ZEROS", "ZEROES")) {
            throw words.peek().expected("ZERO");
        }
        entry.blankWhenZero = true;
    }

    private void value(Token word) {
        words.skip("IS", "ARE");
        while (words.peek().kind() == Kind.LITERAL
                || words.peek().isWord() && !isClause(words.peek().text())) {
            words.next();
        }
    }

    private void occurs(Token word) throws BadSchema {
        Token first = words.peek();
        int most = times();
        int least = -1;
        if (words.skip("TO")) {
            least = most;
            first = words.peek();
            most = times();
        }
        words.skip("TIMES");
        Token counter = counter();
        // Several compilers take a single number with DEPENDING ON for the highest.
        int lowest = least >= 0 ? least : counter == null ? most : 1;
        if (most == 0 || lowest > most || least >= 0 && counter == null) {
            throw first.expected(
                    counter == null && least >= 0 ? "one number, or DEPENDING ON" : "at least " + Math.max(1, lowest));
        }
        entry.occurs = once(word, entry.occurs, new Occurs(lowest, most, counter));
    }

    private @Nullable Token counter() throws BadSchema {
        Token counter = null;
        while (true) {
            if (words.skip("DEPENDING")) {
                words.skip("ON");
                counter = words.word("the name of the field that says how many there are");
                skipQualifiers();
            } else if (words.skip("ASCENDING", "DESCENDING", "INDEXED", "KEY", "BY")) {
                skipNames();
            } else {
                return counter;
            }
        }
    }

    private void skipQualifiers() throws BadSchema {
        while (words.skip("OF", "IN")) {
            words.word("a name");
        }
    }

    private void skipNames() {
        words.skip("KEY", "BY");
        words.skip("IS");
        while (words.peek().isWord()
                && !isClause(words.peek().text())
                && !words.peek().text().matches("DEPENDING|ASCENDING|DESCENDING|INDEXED")) {
            words.next();
        }
    }

    private int times() throws BadSchema {
        Token token = words.word("a number of times");
        if (!token.text().matches("[0-9]{1,9}") || Integer.parseInt(token.text()) > MOST_TIMES) {
            throw token.expected("a number of times, at most " + MOST_TIMES);
        }
        return Integer.parseInt(token.text());
    }

    private static <T> T once(Token word, @Nullable T before, T now) throws BadSchema {
        if (before != null) {
            throw word.expected("one clause of its kind, or a period before it");
        }
        return now;
    }
}
