package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Edits;
import dev.banyan.rules.model.translation.RequestTranslation;
import dev.banyan.rules.model.translation.ResponseTranslation;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.model.translation.TranslationExample;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Named;
import dev.banyan.rules.yaml.shape.Quantities;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import dev.banyan.rules.yaml.shape.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of {@code translations}. */
final class TranslationGrammar {
    private static final Key<Map<String, String>> SET = Key.of(
                    "set", new Named<>(Texts.PLAIN, HttpTexts.HEADER_VALUE), "Name to a template of the value.")
            .byDefault(Map.of(), Map.of());
    private static final Key<Map<String, String>> RENAME = Key.of(
                    "rename", new Named<>(Texts.PLAIN, Texts.PLAIN), "Old name to new one.")
            .byDefault(Map.of(), Map.of());
    private static final Key<List<String>> REMOVE =
            Key.of("remove", Items.of(Texts.PLAIN), "Names that go.").byDefault(List.of(), List.of());
    private static final Shape<Edits> EDITS = Keys.of("changes", SET, RENAME, REMOVE)
            .as(fields -> new Edits(fields.get(SET), fields.get(RENAME), fields.get(REMOVE)));

    private static final Key<String> METHOD =
            Key.of("method", HttpTexts.METHOD, "The method; the client's by default.");
    private static final Key<String> PATH =
            Key.of("path", TranslationTexts.VALUE, "A template of the path; as it is by default.");
    private static final Key<Edits> QUERY =
            Key.of("query", EDITS, "Changes of parameters.").byDefault(Edits.NONE, Map.of());
    private static final Key<Edits> HEADERS =
            Key.of("headers", EDITS, "Changes of headers.").byDefault(Edits.NONE, Map.of());
    private static final Key<BodyTranslation> BODY =
            Key.of("body", BodyGrammar.SHAPE, "How the body becomes another one; as it is by default.");
    private static final Key<RequestTranslation> REQUEST = Key.of(
            "request",
            Keys.of("request", METHOD, PATH, QUERY, HEADERS, BODY)
                    .as(fields -> new RequestTranslation(
                            fields.find(METHOD),
                            fields.find(PATH),
                            fields.get(QUERY),
                            fields.get(HEADERS),
                            fields.find(BODY))),
            "From the client to the backend.");

    private static final String FAULT = "soapFault";
    private static final Text<Integer> STATUS = Text.of(
            "bad-status",
            "a status from 200 to 599",
            Schemas.of(
                    "type",
                    List.of("integer", "string"),
                    "pattern",
                    "^[2-5][0-9][0-9]$",
                    "minimum",
                    200,
                    "maximum",
                    599),
            TranslationGrammar::status);
    private static final Text<String> STATUS_OR_FAULT = Text.of(
            "bad-status",
            "soapFault, or a status from 200 to 599",
            Schemas.string("^(soapFault|[2-5][0-9][0-9])$"),
            text -> text.equals(FAULT) ? text : Integer.toString(status(text)));
    private static final Key<Map<String, Integer>> STATUSES = Key.of(
                    "status", new Named<>(STATUS_OR_FAULT, STATUS), "A fault or a status becomes another status.")
            .byDefault(Map.of(), Map.of());
    private static final Key<ResponseTranslation> RESPONSE = Key.of(
            "response",
            Keys.of("response", STATUSES, HEADERS, BODY).as(TranslationGrammar::response),
            "From the backend to the client.");

    private static final Key<String> WSDL =
            Key.of("wsdl", Texts.PLAIN, "A file that answers ?wsdl, with its address rewritten.");
    private static final Key<Long> MAX_BODY = Key.of("maxBody", Quantities.SIZE_SHAPE, "Bytes of a body; 413 beyond.")
            .byDefault(Translation.MAX_BODY, "1MiB");
    private static final Key<Boolean> ON_ERROR = Key.of(
                    "onError",
                    Words.of(new String[] {"fail", "passthrough"}, word -> word).as("passthrough"::equals),
                    "What becomes of a message that does not fit.")
            .byDefault(false, "fail");

    private static final Key<String> DIRECTION = Key.of(
                    "direction", Words.of(new String[] {"request", "response"}, word -> word), "Which way it goes.")
            .required("request");
    private static final Key<String> INPUT = Key.of(
                    "input", TranslationTexts.BODY, "What comes: a file, the body itself, or its bytes behind hex:.")
            .required("");
    private static final Key<String> OUTPUT = Key.of("output", TranslationTexts.BODY, "What must go, the same ways.")
            .required("");
    private static final Named<String> VALUES = new Named<>(Texts.PLAIN, TranslationTexts.VALUE);
    private static final Key<Map<String, String>> PATH_NAMES =
            Key.of("path", VALUES, "What names in the path stand for.").byDefault(Map.of(), Map.of());
    private static final Key<Map<String, String>> PARAMETERS =
            Key.of("query", VALUES, "Parameters of the request.").byDefault(Map.of(), Map.of());
    private static final Key<Map<String, String>> FIELDS =
            Key.of("headers", VALUES, "Headers of the request.").byDefault(Map.of(), Map.of());
    private static final Key<List<TranslationExample>> EXAMPLES = Key.of(
                    "examples",
                    Items.repeating(Keys.of("example", DIRECTION, INPUT, OUTPUT, PATH_NAMES, PARAMETERS, FIELDS)
                            .as(TranslationGrammar::example)),
                    "Run by validate.")
            .byDefault(List.of(), List.of());

    static final Keys KEYS = Keys.of("translation", REQUEST, RESPONSE, WSDL, MAX_BODY, ON_ERROR, EXAMPLES);

    private TranslationGrammar() {}

    static Translation translation(String name, Fields fields) {
        return new Translation(
                name,
                fields.find(REQUEST),
                fields.find(RESPONSE),
                fields.find(WSDL),
                fields.get(MAX_BODY),
                fields.get(ON_ERROR),
                fields.get(EXAMPLES));
    }

    private static TranslationExample example(Fields fields) {
        return new TranslationExample(
                fields.get(DIRECTION),
                fields.get(INPUT),
                fields.get(OUTPUT),
                fields.get(PATH_NAMES),
                fields.get(PARAMETERS),
                fields.get(FIELDS));
    }

    private static ResponseTranslation response(Fields fields) {
        Map<Integer, Integer> statuses = new HashMap<>();
        Map<String, Integer> written = fields.get(STATUSES);
        written.forEach((from, to) -> {
            if (!from.equals(FAULT)) {
                statuses.put(Integer.valueOf(from), to);
            }
        });
        return new ResponseTranslation(written.get(FAULT), statuses, fields.get(HEADERS), fields.find(BODY));
    }

    private static int status(String text) throws Unfit {
        if (!text.matches("[2-5][0-9][0-9]")) {
            throw new Unfit("", "");
        }
        return Integer.parseInt(text);
    }
}
