package dev.banyan.legacy.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A record with a field of each kind, and documents that fit into it to the last digit. */
final class RecordPlan {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final String COPYBOOK = """
                   01  REC.
                       05  TEXT-A          PIC X(12).
                       05  ZONED           PIC S9(31).
                       05  ZONED-V         PIC S9(13)V9(18).
                       05  LEADING-SIGN    PIC S9(7)V99 SIGN LEADING.
                       05  SEPARATE-SIGN   PIC S9(5) SIGN TRAILING SEPARATE.
                       05  PACKED          PIC S9(31) COMP-3.
                       05  PACKED-V        PIC S9(20)V9(11) COMP-3.
                       05  PACKED-EVEN     PIC 9(4)V99 COMP-3.
                       05  BINARY-S        PIC S9(4) COMP.
                       05  BINARY-L        PIC S9(18) COMP.
                       05  BINARY-V        PIC S9(7)V99 COMP.
                       05  NATIVE          PIC 9(9) COMP-5.
                       05  KIND            PIC X.
                       05  DETAIL          PIC X(10).
                       05  PAIR REDEFINES DETAIL.
                           10  LEFT-N      PIC 9(5).
                           10  RIGHT-N     PIC S9(5).
                       05  MONTH           PIC 9(3)V9 OCCURS 4 TIMES.
                       05  ITEM-COUNT      PIC 9(2).
                       05  ITEM OCCURS 0 TO 9 TIMES DEPENDING ON ITEM-COUNT.
                           10  SKU         PIC X(5).
                           10  PRICE       PIC S9(5)V99 COMP-3.
            """;
    private static final String LINES = """
            [{to: /TEXT-A, from: /text}, {to: /ZONED, from: /zoned}, {to: /ZONED-V, from: /zonedV},
             {to: /LEADING-SIGN, from: /leading}, {to: /SEPARATE-SIGN, from: /separate}, {to: /PACKED, from: /packed},
             {to: /PACKED-V, from: /packedV}, {to: /PACKED-EVEN, from: /packedEven}, {to: /BINARY-S, from: /binaryS},
             {to: /BINARY-L, from: /binaryL}, {to: /BINARY-V, from: /binaryV}, {to: /NATIVE, from: /native},
             {to: /KIND, from: /kind}, {to: /DETAIL, from: /detail, when: "kind = 'T'"},
             {to: /PAIR, from: /pair, map: [{to: /LEFT-N, from: /left}, {to: /RIGHT-N, from: /right}]},
             {to: /MONTH, from: /months}, {to: /ITEM, each: /items, map: [{to: /SKU, from: /sku}, {to: /PRICE, from: /price}]}]""";
    private static final String BACK = """
            [{to: /text, from: /TEXT-A}, {to: /zoned, from: /ZONED}, {to: /zonedV, from: /ZONED-V},
             {to: /leading, from: /LEADING-SIGN}, {to: /separate, from: /SEPARATE-SIGN}, {to: /packed, from: /PACKED},
             {to: /packedV, from: /PACKED-V}, {to: /packedEven, from: /PACKED-EVEN}, {to: /binaryS, from: /BINARY-S},
             {to: /binaryL, from: /BINARY-L}, {to: /binaryV, from: /BINARY-V}, {to: /native, from: /NATIVE},
             {to: /kind, from: /KIND}, {to: /detail, from: /DETAIL, when: "KIND = 'T'"},
             {to: /pair, from: /PAIR, when: "KIND = 'N'", map: [{to: /left, from: /LEFT-N}, {to: /right, from: /RIGHT-N}]},
             {to: /months, from: /MONTH}, {to: /items, each: /ITEM, map: [{to: /sku, from: /SKU}, {to: /price, from: /PRICE}]}]""";

    private RecordPlan() {}

    static Compiled compiled(String format, String charset, String byteOrder) {
        String more = "root: /REC, schema: {copybook: rec.cpy}, charset: " + charset + ", byteOrder: " + byteOrder;
        return Compiled.of(
                "{request: {body: {from: json, as: %1$s, %2$s, map: %3$s}}, response: {body: {from: %1$s, as: json, %2$s, map: %4$s}}}"
                        .formatted(format, more, LINES, BACK),
                file -> COPYBOOK.getBytes(StandardCharsets.US_ASCII));
    }

    static ObjectNode document(Random random, String[] letters) {
        ObjectNode document = NODES.objectNode();
        document.put("text", text(random, letters, 12));
        document.set("zoned", number(random, 31, 0, true));
        document.set("zonedV", number(random, 31, 18, true));
        document.set("leading", number(random, 9, 2, true));
        document.set("separate", number(random, 5, 0, true));
        document.set("packed", number(random, 31, 0, true));
        document.set("packedV", number(random, 31, 11, true));
        document.set("packedEven", number(random, 6, 2, false));
        document.set("binaryS", number(random, 4, 0, true));
        document.set("binaryL", number(random, 18, 0, true));
        document.set("binaryV", number(random, 9, 2, true));
        document.set("native", number(random, 9, 0, false));
        boolean pair = random.nextBoolean();
        document.put("kind", pair ? "N" : "T");
        if (pair) {
            document.putObject("pair")
                    .<ObjectNode>set("left", number(random, 5, 0, false))
                    .set("right", number(random, 5, 0, true));
        } else {
            document.put("detail", text(random, letters, 10));
        }
        ArrayNode months = document.putArray("months");
        for (int i = 0; i < 4; i++) {
            months.add(number(random, 4, 1, false));
        }
        ArrayNode items = document.putArray("items");
        for (int left = random.nextInt(10); left > 0; left--) {
            items.addObject().put("sku", text(random, letters, 5)).set("price", number(random, 7, 2, true));
        }
        return document;
    }

    /** Without blanks at its end, which are padding. */
    private static String text(Random random, String[] letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString().stripTrailing();
    }

    private static JsonNode number(Random random, int digits, int scale, boolean signed) {
        StringBuilder text = new StringBuilder();
        for (int left = 1 + random.nextInt(digits); left > 0; left--) {
            text.append(random.nextInt(4) == 0 ? 9 : random.nextInt(10));
        }
        BigDecimal number = new BigDecimal(new BigInteger(text.toString()), random.nextInt(scale + 1));
        boolean fits = number.precision() - number.scale() <= digits - scale;
        BigDecimal fitting = fits ? number : new BigDecimal(number.unscaledValue(), scale);
        return NODES.numberNode(signed && random.nextBoolean() ? fitting.negate() : fitting);
    }
}
