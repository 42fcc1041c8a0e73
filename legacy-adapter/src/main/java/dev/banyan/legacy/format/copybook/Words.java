package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.copybook.Token.Kind;
import dev.banyan.legacy.schema.BadSchema;
import java.util.List;

/** A copybook's tokens, read one after the other. The last is the end, and is never passed. */
final class Words {
    private final List<Token> tokens;
    private int at;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Passes over the next where it is one of these; a word that COBOL lets one leave out. */
    boolean skip(String... words) {
        for (String word : words) {
            if (peek().is(word)) {
                next();
                return true;
            }
        }
        return false;
    }

    boolean skip(Kind kind) {
        boolean found = peek().kind() == kind;
        if (found) {
            next();
        }
        return found;
    }

    void skipSentence() throws BadSchema {
        while (!skip(Kind.PERIOD)) {
            if (atEnd()) {
                throw peek().expected("a period");
            }
            next();
        }
    }

    Token word(String expected) throws BadSchema {
        if (!peek().isWord()) {
            throw peek().expected(expected);
        }
        return next();
    }
}
