package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Split;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.model.Split.OnMissingKey;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Percents;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Words;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import dev.banyan.rules.yaml.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** {@code split}. */
final class SplitGrammar {
    private static final Text<String> CLAIM_VALUE = Texts.PLAIN.withPlaceholders();
    private static final Key<String> JWKS = Key.of(
                    "jwks",
                    UrlTexts.KEY_SET,
                    "URL or file of the JSON Web Key Set (RFC 7517) that tokens are verified with.")
            .required("")
            .example("https://id.example.com/keys");
    private static final Key<String> ISSUER =
            Key.of("issuer", CLAIM_VALUE, "The iss a token must have; any by default.");
    private static final Key<String> AUDIENCE =
            Key.of("audience", CLAIM_VALUE, "The aud a token must name; any by default.");
    private static final Shape<JwtTrust> TRUST = Keys.of("jwt", JWKS, ISSUER, AUDIENCE)
            .as(fields -> new JwtTrust(fields.get(JWKS), fields.find(ISSUER), fields.find(AUDIENCE)));

    private static final Key<Percent> MODERN = Key.of(
                    "modern", Percents.PLAIN, "The share of the modern side, 0 to 100 in steps of 0.01.")
            .byDefault(Percent.ZERO, 0)
            .example(12.5);
    private static final Key<List<KeySource>> KEY = Key.of(
                    "key",
                    Items.oneOrMore(KeySourceText.KEY),
                    "Where the key is looked for; the first that is there decides.")
            .byDefault(List.of(KeySource.BANYAN_ID), List.of(KeySource.BANYAN_ID.word()))
            .example(List.of("cookie:uid", "header:x-user-id", "clientIp"));
    private static final Key<String> COHORT = Key.of(
            "cohort",
            Texts.PLAIN,
            "The salt, the route's id by default; routes with one cohort keep a user on one side.");
    private static final Key<JwtTrust> JWT = Key.of("jwt", TRUST, "How tokens are verified; needed by jwt: keys.");
    private static final Key<OnMissingKey> ON_MISSING_KEY = Key.of(
                    "onMissingKey",
                    Words.of(OnMissingKey.values(), OnMissingKey::word),
                    "What decides a request that brings no key.")
            .byDefault(OnMissingKey.ISSUE_COOKIE, OnMissingKey.ISSUE_COOKIE.word());
    private static final Key<KeySource> SESSION = Key.of(
                    "session", KeySourceText.SESSION, "What shows that a visit is under way; drain keeps those.")
            .byDefault(KeySource.BANYAN_ID, KeySource.BANYAN_ID.word());

    static final Keys KEYS =
            Keys.of("split", MODERN, KEY, COHORT, JWT, ON_MISSING_KEY, SESSION).where(SplitGrammar::checkTrust);

    private SplitGrammar() {}

    static Split split(Fields fields, String routeId) {
        String cohort = fields.find(COHORT);
        return new Split(
                fields.get(MODERN),
                keys(fields),
                cohort == null ? routeId : cohort,
                fields.get(ON_MISSING_KEY),
                fields.get(SESSION),
                fields.find(JWT));
    }

    private static List<KeySource> keys(Fields fields) {
        List<KeySource> keys = new ArrayList<>(fields.get(KEY));
        boolean issues = fields.get(ON_MISSING_KEY) == OnMissingKey.ISSUE_COOKIE;
        if (keys.isEmpty() || issues && !keys.contains(KeySource.BANYAN_ID)) {
            keys.add(KeySource.BANYAN_ID);
        }
        return keys;
    }

    private static void checkTrust(Fields fields, Context context) {
        boolean wantsToken = fields.get(KEY).stream().anyMatch(KeySource.Jwt.class::isInstance);
        if (wantsToken && !fields.has(JWT)) {
            context.error(
                    "missing-key",
                    fields.keyPlace(KEY),
                    "key: jwt: without jwt (expected: jwt beside it)",
                    "claims count only from a verified token: jwt: {jwks: URL}");
        }
    }

    /** Keys of the path name variables of the route's template. */
    static void checkNames(Fields split, PathTemplate template, Context context) {
        if (!(split.node(KEY) instanceof Sequence written)) {
            return;
        }
        for (Node item : written.items()) {
            String word = item instanceof Scalar scalar ? scalar.text() : "";
            if (word.startsWith("path:") && !template.names().contains(word.substring("path:".length()))) {
                RewriteGrammar.unknownVariable("key", item, template, context);
            }
        }
    }
}
