package dev.banyan.legacy.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What documents look like, made at random: with the lines that bring one to another format, those that bring it back,
 * and documents that fit.
 */
record Plan(List<Part> parts) {
    /** Digits that a number has at most. */
    static final int DIGITS = 31;

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final String[] TYPES = {"string", "string", "int", "decimal", "boolean"};

    /** What a format can say. @param levels of objects below one another @param texts pieces that its texts are made of */
    record Bounds(int levels, boolean lists, boolean nulls, boolean gaps, String[] texts) {
        Bounds below() {
            return new Bounds(levels - 1, lists, nulls, gaps, texts);
        }
    }

    /** @param type null: an object, with parts */
    record Part(String name, String type, boolean list, List<Part> parts) {}

    static Plan random(Random random, Bounds bounds) {
        return new Plan(parts(random, bounds));
    }

    private static List<Part> parts(Random random, Bounds bounds) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0, count = 1 + random.nextInt(5); i < count; i++) {
            boolean object = bounds.levels() > 0 && random.nextInt(3) == 0;
            String type = object ? null : TYPES[random.nextInt(TYPES.length)];
            boolean list = bounds.lists() && random.nextInt(3) == 0;
            parts.add(new Part("p" + i, type, list, object ? parts(random, bounds.below()) : List.of()));
        }
        return parts;
    }

    /** The lines of the way there: every part gets another name. */
    String there() {
        return lines(parts, true);
    }

    /** The lines of the way back, which also say what a value is where the format only has text. */
    String back() {
        return lines(parts, false);
    }

    private static String lines(List<Part> parts, boolean there) {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            String other = "/" + part.name() + "-x";
            String from = there ? "/" + part.name() : other;
            String to = there ? other : "/" + part.name();
            String more = part.type() == null
                    ? ", map: " + lines(part.parts(), there)
                    : there ? "" : ", type: " + part.type();
            lines.add("{to: %s, %s: %s%s}".formatted(to, part.list() ? "each" : "from", from, more));
        }
        return "[" + String.join(", ", lines) + "]";
    }

    /** The lists of what comes back, as {@code arrays} names them. */
    String arrays() {
        List<String> arrays = new ArrayList<>();
        addArrays(parts, "", arrays);
        return arrays.toString();
    }

    private static void addArrays(List<Part> parts, String at, List<String> arrays) {
        for (Part part : parts) {
            String place = at + "/" + part.name() + "-x";
            if (part.list()) {
                arrays.add(place);
            }
            addArrays(part.parts(), place, arrays);
        }
    }

    ObjectNode document(Random random, Bounds bounds) {
        return object(parts, random, bounds);
    }

    private static ObjectNode object(List<Part> parts, Random random, Bounds bounds) {
        ObjectNode object = NODES.objectNode();
        for (Part part : parts) {
            if (part.list()) {
                ArrayNode list = object.putArray(part.name());
                for (int left = random.nextInt(4); left > 0; left--) {
                    list.add(value(part, random, bounds));
                }
            } else if (part.type() == null || !bounds.gaps() || random.nextInt(6) > 0) {
                object.set(part.name(), value(part, random, bounds));
            }
        }
        return object;
    }

    private static JsonNode value(Part part, Random random, Bounds bounds) {
        if (part.type() == null) {
            return object(part.parts(), random, bounds);
        }
        if (bounds.nulls() && random.nextInt(8) == 0) {
            return NODES.nullNode();
        }
        return switch (part.type()) {
            case "int" -> NODES.numberNode(new BigDecimal(digits(random, DIGITS)).toBigInteger());
            case "decimal" -> NODES.numberNode(decimal(random));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.textNode(text(random, bounds.texts()));
        };
    }

    /** Up to 31 digits, some of them behind the point, zeros at the end too. */
    static BigDecimal decimal(Random random) {
        String digits = digits(random, DIGITS);
        int behind = random.nextInt(digits.replace("-", "").length() + 1);
        return new BigDecimal(digits).movePointLeft(behind).setScale(behind);
    }

    private static String digits(Random random, int most) {
        StringBuilder digits = new StringBuilder(random.nextInt(3) == 0 ? "-" : "").append(1 + random.nextInt(9));
        for (int left = random.nextInt(random.nextBoolean() ? most : 5); left > 0; left--) {
            digits.append(random.nextInt(3) == 0 ? 0 : random.nextInt(10));
        }
        return digits.toString();
    }

    private static String text(Random random, String[] pieces) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(6); left > 0; left--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
