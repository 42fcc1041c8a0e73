package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Form;
import dev.banyan.rules.model.translation.Form.CsvForm;
import dev.banyan.rules.model.translation.Form.SchemaFile;
import dev.banyan.rules.model.translation.Line;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Rule;
import dev.banyan.rules.yaml.shape.ScalarOr;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Truth;
import dev.banyan.rules.yaml.shape.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code body} of a translation. What stands beside {@code from} and {@code as} goes to the side that it concerns. */
final class BodyGrammar {
    private static final Text<String> FORMAT = Words.of(
            new String[] {
                "json", "xml", "soap11", "soap12", "form", "multipart", "csv", "fixed", "copybook", "text", "none"
            },
            word -> word);

    private static final Set<String> XML = Set.of("xml", "soap11", "soap12");
    private static final Set<String> RECORDS = Set.of("copybook", "fixed");
    private static final Map<String, Set<String>> SCHEMAS =
            Map.of("xsd", XML, "wsdl", XML, "jsonSchema", Set.of("json"), "copybook", RECORDS);

    private static final Key<Boolean> HEADER =
            Key.of("header", Truth.BOOLEAN, "The first row names the columns.").byDefault(true, true);
    private static final Key<Character> DELIMITER =
            Key.of("delimiter", TranslationTexts.SIGN, "Between two columns.").byDefault(',', ",");
    private static final Key<Character> QUOTE =
            Key.of("quote", TranslationTexts.SIGN, "Around a value.").byDefault('"', "\"");

    private static final Key<String> XSD = Key.of("xsd", Texts.PLAIN, "An XML Schema's file.");
    private static final Key<String> WSDL = Key.of("wsdl", Texts.PLAIN, "A WSDL's file.");
    private static final Key<String> JSON_SCHEMA = Key.of("jsonSchema", Texts.PLAIN, "A JSON Schema's file.");
    private static final Key<String> COPYBOOK = Key.of("copybook", Texts.PLAIN, "A COBOL copybook's file.");

    private static final Key<String> NAME =
            Key.of("format", FORMAT, "The format.").required("none");
    private static final Key<String> ROOT =
            Key.of("root", TranslationTexts.POINTER, "Where the pointers of the lines start.");
    private static final Key<String> NAMESPACE = Key.of("namespace", Texts.PLAIN, "Of the elements.");
    private static final Key<List<String>> ARRAYS =
            Key.of("arrays", Items.of(TranslationTexts.POINTER), "Always lists, also with one element or none.");
    private static final Key<SchemaFile> SCHEMA = Key.of(
            "schema",
            Keys.of("schema", XSD, WSDL, JSON_SCHEMA, COPYBOOK)
                    .where(Rule.exactlyOne(XSD, WSDL, JSON_SCHEMA, COPYBOOK))
                    .as(BodyGrammar::schema),
            "Gives types and lists.");
    private static final Key<String> CHARSET =
            Key.of("charset", TranslationTexts.CHARSET, "Of the side that is not JSON.");
    private static final Key<CsvForm> CSV = Key.of(
            "csv",
            Keys.of("csv", HEADER, DELIMITER, QUOTE)
                    .as(fields -> new CsvForm(fields.get(HEADER), fields.get(DELIMITER), fields.get(QUOTE))),
            "How rows are written.");
    private static final Key<String> ACTION = Key.of("action", Texts.PLAIN, "SOAP 1.2's action.");
    private static final Key<Boolean> BYTE_ORDER = Key.of(
            "byteOrder",
            Words.of(new String[] {"big", "little"}, word -> word).as("little"::equals),
            "Of COMP-5; big by default.");

    private static final Shape<Fields> FORM = new ScalarOr<>(
            FORMAT.as(word -> Fields.none()),
            Keys.of("format", NAME, ROOT, NAMESPACE, ARRAYS, SCHEMA, CHARSET, CSV, ACTION, BYTE_ORDER));
    private static final Key<Fields> FROM = Key.of("from", FORM, "What comes.").required(Fields.none());
    private static final Key<Fields> AS = Key.of("as", FORM, "What goes.").required(Fields.none());
    private static final Key<List<Line>> MAP =
            Key.of("map", LineGrammar.LINES, "The lines, in order.").byDefault(List.of(), List.of());
    private static final Key<Boolean> REST = Key.of(
                    "rest",
                    Words.of(new String[] {"drop", "keep"}, word -> word).as("keep"::equals),
                    "What becomes of what no line names.")
            .byDefault(false, "drop");

    static final Shape<BodyTranslation> SHAPE = Keys.of(
                    "body", FROM, AS, MAP, REST, ROOT, NAMESPACE, ARRAYS, SCHEMA, CHARSET, CSV, ACTION, BYTE_ORDER)
            .as(BodyGrammar::body);

    private BodyGrammar() {}

    private static BodyTranslation body(Fields fields) {
        String from = format(fields, FROM);
        String as = format(fields, AS);
        // What is said of both concerns the side that is not JSON; where neither is, what comes.
        boolean ofAs = isPlain(from) && !isPlain(as);
        return new BodyTranslation(
                form(from, as, fields.get(FROM), ofAs ? Fields.none() : fields, fields, true),
                form(as, from, fields.get(AS), ofAs ? fields : Fields.none(), fields, false),
                fields.get(MAP),
                fields.get(REST));
    }

    private static boolean isPlain(String format) {
        return format.equals("json") || format.equals("none");
    }

    private static String format(Fields fields, Key<Fields> key) {
        Fields form = fields.get(key);
        if (form.has(NAME)) {
            return form.get(NAME);
        }
        return fields.node(key) instanceof dev.banyan.rules.yaml.tree.Scalar word ? word.text() : "none";
    }

    /** What arrays beside from and as names are lists of what comes. */
    private static Form form(String format, String other, Fields own, Fields shared, Fields body, boolean comes) {
        String root = either(own, shared, ROOT);
        List<String> arrays = either(own, comes ? body : Fields.none(), ARRAYS);
        CsvForm csv = either(own, format.equals("csv") ? body : shared, CSV);
        Boolean little = either(own, shared, BYTE_ORDER);
        String action = either(own, format.startsWith("soap") ? body : Fields.none(), ACTION);
        return new Form(
                format,
                root == null ? "" : root,
                // Reading asks for no namespace, so of two sides that are XML it can only mean what goes.
                either(own, XML.contains(format) ? body : XML.contains(other) ? Fields.none() : shared, NAMESPACE),
                arrays == null ? List.of() : arrays,
                either(own, ofSchema(format, other, shared, body), SCHEMA),
                either(own, shared, CHARSET),
                csv == null ? CsvForm.DEFAULT : csv,
                action,
                Boolean.TRUE.equals(little));
    }

    /** A schema's kind says whose it is, where only one side can have such a one. */
    private static Fields ofSchema(String format, String other, Fields shared, Fields body) {
        SchemaFile schema = body.find(SCHEMA);
        Set<String> formats = schema == null ? Set.of() : SCHEMAS.getOrDefault(schema.kind(), Set.of());
        return formats.contains(format) == formats.contains(other) ? shared : only(formats, format, body);
    }

    private static Fields only(Set<String> formats, String format, Fields body) {
        return formats.contains(format) ? body : Fields.none();
    }

    private static <T> @Nullable T either(Fields own, Fields shared, Key<T> key) {
        return own.has(key) ? own.find(key) : shared.find(key);
    }

    private static @Nullable SchemaFile schema(Fields fields) {
        for (Key<String> kind : List.of(XSD, WSDL, JSON_SCHEMA, COPYBOOK)) {
            String file = fields.find(kind);
            if (file != null) {
                return new SchemaFile(kind.name(), file);
            }
        }
        return null;
    }
}
