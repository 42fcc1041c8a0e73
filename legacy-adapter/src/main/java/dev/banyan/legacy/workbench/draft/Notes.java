package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is to be known of a field, in a few words behind its line. */
final class Notes {
    private static final int MOST_WORDS = 8;

    private Notes() {}

    static String of(Part part) {
        return of(part.shape())
                + (part.required() ? "; required" : "")
                + (part.nullable() ? "; may be null" : "")
                + (isDate(part) ? "; a date? date: {in: yyyyMMdd, out: iso}" : "");
    }

    private static String of(Shape shape) {
        if (shape instanceof Listing listing) {
            String most = listing.most() == Integer.MAX_VALUE ? "" : " of up to " + listing.most();
            return "list" + most + (listing.element() instanceof Structure ? "" : ": " + of(listing.element()));
        }
        if (shape instanceof Value value) {
            return type(value) + words(value);
        }
        return shape == Anything.ANYTHING ? "anything" : "object";
    }

    private static String type(Value value) {
        return switch (value.type()) {
            case STRING -> "text" + upTo(value.maxLength(), "character");
            case INT -> "whole number" + upTo(value.digits(), "digit");
            case DECIMAL ->
                "number"
                        + upTo(value.digits(), "digit")
                        + (value.scale() == Value.UNBOUNDED ? "" : ", " + value.scale() + " behind the point");
            case BOOLEAN -> "true or false";
            case DATE -> "date";
            case DATE_TIME -> "date and time";
            case OPAQUE -> "text, as it is";
        };
    }

    private static String upTo(int bound, String what) {
        return bound == Value.UNBOUNDED ? "" : " of up to " + bound + " " + what + (bound == 1 ? "" : "s");
    }

    private static String words(Value value) {
        if (value.allowed().isEmpty()) {
            return "";
        }
        List<String> sorted = value.allowed().stream().sorted().toList();
        return sorted.stream().limit(MOST_WORDS).collect(Collectors.joining(", ", ": ", ""))
                + (sorted.size() > MOST_WORDS ? ", ..." : "");
    }

    /** Records have no dates of their own: eight digits of that name are mostly one. */
    private static boolean isDate(Part part) {
        String name = part.name().toUpperCase(Locale.ROOT);
        boolean eight = part.shape() instanceof Value value
                && (value.type() == Value.Type.INT && value.digits() == 8
                        || value.type() == Value.Type.STRING && value.maxLength() == 8);
        return eight && (name.contains("DATE") || name.contains("DATUM"));
    }
}
