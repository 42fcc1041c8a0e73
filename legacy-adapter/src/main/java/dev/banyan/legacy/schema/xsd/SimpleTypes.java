package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.schema.Value.Range;
import dev.banyan.legacy.schema.Value.Type;
import dev.banyan.legacy.tree.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.xerces.xs.StringList;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSSimpleTypeDefinition;
import org.jspecify.annotations.Nullable;

/** Simple types as values. */
final class SimpleTypes {
    static final String XML_SCHEMA = "http://www.w3.org/2001/XMLSchema";

    /** Whole numbers, and how many digits they have at most. */
    private static final Map<Short, Integer> WHOLE = Map.ofEntries(
            Map.entry(XSConstants.INTEGER_DT, Value.UNBOUNDED),
            Map.entry(XSConstants.NONPOSITIVEINTEGER_DT, Value.UNBOUNDED),
            Map.entry(XSConstants.NEGATIVEINTEGER_DT, Value.UNBOUNDED),
            Map.entry(XSConstants.NONNEGATIVEINTEGER_DT, Value.UNBOUNDED),
            Map.entry(XSConstants.POSITIVEINTEGER_DT, Value.UNBOUNDED),
            Map.entry(XSConstants.LONG_DT, 19),
            Map.entry(XSConstants.INT_DT, 10),
            Map.entry(XSConstants.SHORT_DT, 5),
            Map.entry(XSConstants.BYTE_DT, 3),
            Map.entry(XSConstants.UNSIGNEDLONG_DT, 20),
            Map.entry(XSConstants.UNSIGNEDINT_DT, 10),
            Map.entry(XSConstants.UNSIGNEDSHORT_DT, 5),
            Map.entry(XSConstants.UNSIGNEDBYTE_DT, 3));

    /** Receivers that keep such a number in so many bits make another one of what is larger. */
    private static final Map<Short, Range> RANGES = Map.ofEntries(
            Map.entry(XSConstants.LONG_DT, signed(64)),
            Map.entry(XSConstants.INT_DT, signed(32)),
            Map.entry(XSConstants.SHORT_DT, signed(16)),
            Map.entry(XSConstants.BYTE_DT, signed(8)),
            Map.entry(XSConstants.UNSIGNEDLONG_DT, unsigned(64)),
            Map.entry(XSConstants.UNSIGNEDINT_DT, unsigned(32)),
            Map.entry(XSConstants.UNSIGNEDSHORT_DT, unsigned(16)),
            Map.entry(XSConstants.UNSIGNEDBYTE_DT, unsigned(8)));

    private static final Map<Short, Type> OTHERS = Map.ofEntries(
            Map.entry(XSConstants.DECIMAL_DT, Type.DECIMAL),
            Map.entry(XSConstants.FLOAT_DT, Type.DECIMAL),
            Map.entry(XSConstants.DOUBLE_DT, Type.DECIMAL),
            Map.entry(XSConstants.BOOLEAN_DT, Type.BOOLEAN),
            Map.entry(XSConstants.DATE_DT, Type.DATE),
            Map.entry(XSConstants.DATETIME_DT, Type.DATE_TIME),
            Map.entry(XSConstants.BASE64BINARY_DT, Type.OPAQUE),
            Map.entry(XSConstants.HEXBINARY_DT, Type.OPAQUE),
            Map.entry(XSConstants.TIME_DT, Type.OPAQUE),
            Map.entry(XSConstants.DURATION_DT, Type.OPAQUE),
            Map.entry(XSConstants.GYEAR_DT, Type.OPAQUE),
            Map.entry(XSConstants.GYEARMONTH_DT, Type.OPAQUE),
            Map.entry(XSConstants.GMONTH_DT, Type.OPAQUE),
            Map.entry(XSConstants.GMONTHDAY_DT, Type.OPAQUE),
            Map.entry(XSConstants.GDAY_DT, Type.OPAQUE));

    private SimpleTypes() {}

    private static Range signed(int bits) {
        BigDecimal beyond = new BigDecimal(BigInteger.ONE.shiftLeft(bits - 1));
        return new Range(beyond.negate(), beyond.subtract(BigDecimal.ONE));
    }

    private static Range unsigned(int bits) {
        BigDecimal beyond = new BigDecimal(BigInteger.ONE.shiftLeft(bits));
        return new Range(BigDecimal.ZERO, beyond.subtract(BigDecimal.ONE));
    }

    static Value value(XSSimpleTypeDefinition type) {
        if (type.getVariety() != XSSimpleTypeDefinition.VARIETY_ATOMIC) {
            return Value.of(Type.STRING);
        }
        short kind = type.getBuiltInKind();
        if (WHOLE.containsKey(kind)) {
            return number(type, Type.INT, WHOLE.getOrDefault(kind, Value.UNBOUNDED));
        }
        Type word = OTHERS.getOrDefault(kind, Type.STRING);
        return switch (word) {
            case DECIMAL -> number(type, word, Value.UNBOUNDED);
            case STRING -> new Value(word, allowed(type, word), length(type), Value.UNBOUNDED, Value.UNBOUNDED);
            default -> Value.of(word);
        };
    }

    private static Value number(XSSimpleTypeDefinition type, Type word, int digits) {
        int total = facet(type, XSSimpleTypeDefinition.FACET_TOTALDIGITS);
        int scale = word == Type.INT ? Value.UNBOUNDED : facet(type, XSSimpleTypeDefinition.FACET_FRACTIONDIGITS);
        int most = total == Value.UNBOUNDED ? digits : total;
        Range range = RANGES.get(type.getBuiltInKind());
        return new Value(word, allowed(type, word), Value.UNBOUNDED, most, scale, range);
    }

    private static int length(XSSimpleTypeDefinition type) {
        int length = facet(type, XSSimpleTypeDefinition.FACET_LENGTH);
        return length == Value.UNBOUNDED ? facet(type, XSSimpleTypeDefinition.FACET_MAXLENGTH) : length;
    }

    private static int facet(XSSimpleTypeDefinition type, short facet) {
        String value = type.getLexicalFacetValue(facet);
        // A larger one bounds nothing that a message could hold.
        return value == null || value.length() > 9 ? Value.UNBOUNDED : Integer.parseInt(value);
    }

    private static Set<String> allowed(XSSimpleTypeDefinition type, Type word) {
        StringList texts = type.getLexicalEnumeration();
        Set<String> allowed = new LinkedHashSet<>();
        for (int i = 0; i < texts.getLength(); i++) {
            String literal = literal(texts.item(i), word);
            if (literal != null) {
                allowed.add(literal);
            }
        }
        return allowed;
    }

    /** Numbers are compared as JSON writes them. */
    private static @Nullable String literal(String text, Type word) {
        return switch (word) {
            case INT -> Literal.integer(text);
            case DECIMAL -> Literal.number(text);
            default -> text;
        };
    }
}
