package dev.banyan.legacy.format.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One document, from bytes to a tree in one pass. */
final class JsonReader {
    private final JsonParser parser;
    /** Only where there are escapes can half a character be hidden in one. */
    private final boolean escapes;

    private JsonReader(JsonParser parser, boolean escapes) {
        this.parser = parser;
        this.escapes = escapes;
    }

    /** @param body in UTF-8 */
    static Tree document(byte[] body, Wanted wanted) throws Unfit {
        try (JsonParser parser = Json.FACTORY.createParser(body)) {
            return new JsonReader(parser, Encoding.hasEscapes(body)).document(wanted);
        } catch (IOException impossible) {
            throw new Unfit("", "what cannot be read (expected: JSON)");
        }
    }

    private Tree document(Wanted wanted) throws Unfit {
        JsonToken first = next();
        if (first == null) {
            throw new Unfit("", "nothing (expected: JSON)");
        }
        Tree tree = value(first, wanted);
        if (next() != null) {
            throw unfit("something behind the value", "one value");
        }
        return tree;
    }

    private Tree value(JsonToken token, Wanted wanted) throws Unfit {
        return switch (token) {
            case START_OBJECT -> object(wanted);
            case START_ARRAY -> list(wanted);
            case VALUE_STRING -> Leaf.text(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Leaf.number(number());
            case VALUE_TRUE -> Leaf.TRUE;
            case VALUE_FALSE -> Leaf.FALSE;
            default -> Leaf.NULL;
        };
    }

    private Branch object(Wanted wanted) throws Unfit {
        Branch branch = new Branch();
        for (String name = name(); name != null; name = name()) {
            if (escapes && !TextCoding.isWhole(name)) {
                throw unfit("half of a surrogate pair", "whole characters");
            }
            Wanted part = wanted.part(name);
            JsonToken token = required();
            if (part == null) {
                skip();
                continue;
            }
            try {
                if (!branch.putNew(name, value(token, part))) {
                    throw unfit("a name that comes twice", "once in its object");
                }
            } catch (Unfit unfit) {
                throw unfit.within(name);
            }
        }
        return branch;
    }

    private Items list(Wanted wanted) throws Unfit {
        List<Tree> all = new ArrayList<>();
        try {
            for (JsonToken token = required(); token != JsonToken.END_ARRAY; token = required()) {
                all.add(value(token, wanted));
            }
        } catch (Unfit unfit) {
            throw unfit.within(Integer.toString(all.size()));
        }
        return new Items(all);
    }

    private JsonToken required() throws Unfit {
        JsonToken token = next();
        if (token == null) {
            throw malformed();
        }
        return token;
    }

    private @Nullable JsonToken next() throws Unfit {
        try {
            return parser.nextToken();
        } catch (IOException | IllegalStateException e) {
            throw refused(e);
        }
    }

    /** Null: the object is at its end. */
    private @Nullable String name() throws Unfit {
        try {
            return parser.nextFieldName();
        } catch (IOException | IllegalStateException e) {
            throw refused(e);
        }
    }

    private void skip() throws Unfit {
        try {
            parser.skipChildren();
        } catch (IOException | IllegalStateException e) {
            throw refused(e);
        }
    }

    /** The library bounds each part of a number for itself. */
    private String number() throws Unfit {
        String literal = text();
        if (literal.length() > Json.MAX_NUMBER) {
            throw unfit("too much of something", "numbers of " + Json.MAX_NUMBER + " characters at most");
        }
        return literal;
    }

    private String text() throws Unfit {
        String text;
        try {
            text = parser.getText();
        } catch (IOException e) {
            throw refused(e);
        }
        if (escapes && !TextCoding.isWhole(text)) {
            throw unfit("half of a surrogate pair", "whole characters");
        }
        return text;
    }

    private Unfit refused(Exception e) {
        return e instanceof StreamConstraintsException || e instanceof IllegalStateException
                ? unfit(
                        "too much of something",
                        "depth " + Json.MAX_DEPTH + ", numbers of " + Json.MAX_NUMBER + " and texts of " + Json.MAX_TEXT
                                + " characters at most")
                : malformed();
    }

    private Unfit malformed() {
        return unfit("what is not well-formed", "JSON");
    }

    private Unfit unfit(String found, String expected) {
        JsonLocation at = parser.currentLocation();
        return new Unfit(
                "",
                "JSON, line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + found + " (expected: "
                        + expected + ")");
    }
}
