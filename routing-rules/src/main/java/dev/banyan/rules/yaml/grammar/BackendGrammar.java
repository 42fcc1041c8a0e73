package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Backend.Balance;
import dev.banyan.rules.model.Backend.Health;
import dev.banyan.rules.model.Backend.HostHeader;
import dev.banyan.rules.model.Backend.Origins;
import dev.banyan.rules.model.Backend.Outlier;
import dev.banyan.rules.model.Backend.Protocol;
import dev.banyan.rules.model.Backend.Tls;
import dev.banyan.rules.yaml.shape.Anything;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Rule;
import dev.banyan.rules.yaml.shape.Words;
import dev.banyan.rules.yaml.tree.Node;
import java.net.URI;
import java.util.List;

/** One of {@code backends}. */
final class BackendGrammar {
    /** Stands for what could not be read; a name that never resolves (RFC 2606). */
    private static final URI UNREADABLE = URI.create("http://unreadable.invalid");

    private static final Key<URI> URL = Key.of(
                    "url", UrlTexts.ORIGIN, "The origin: http or https, host, perhaps a port and a base path.")
            .example("http://orders:8080");
    private static final Key<List<URI>> URLS = Key.of(
                    "urls", Items.oneOrMore(UrlTexts.ORIGIN), "Origins that serve the same application.")
            .example(List.of("http://10.0.0.1:8080", "http://10.0.0.2:8080"));
    private static final Key<Protocol> PROTOCOL = Key.of(
            "protocol",
            Words.of(Protocol.values(), Protocol::word),
            "What is spoken; default http1 on http, auto (ALPN) on https.");
    static final Key<Balance> BALANCE = Key.of(
                    "balance",
                    Words.of(Balance.values(), Balance::word),
                    "How one of several origins is chosen; leastRequests is the power of two choices.")
            .byDefault(Balance.LEAST_REQUESTS, Balance.LEAST_REQUESTS.word());
    static final Key<HostHeader> HOST_HEADER = Key.<HostHeader>of(
                    "hostHeader",
                    HostHeaderText.SHAPE,
                    "The Host that the origin sees: preserve (the client's own), backend (that of the URL) or a literal.")
            .byDefault(new HostHeader.Preserve(), "preserve");
    static final Key<Fields> POOL = Key.of("pool", PoolGrammar.KEYS, "Bounds of the connections to one origin.");
    static final Key<Fields> TIMEOUTS =
            Key.of("timeouts", TimeoutsGrammar.KEYS, "How long a request to this backend may take.");
    private static final Key<Tls> TLS = Key.of("tls", TlsGrammar.SHAPE, "TLS towards the origins.");
    private static final Key<Health> HEALTH = Key.of("health", HealthGrammar.HEALTH, "Active checks.");
    private static final Key<Outlier> OUTLIER =
            Key.of("outlier", HealthGrammar.OUTLIER, "Passive ejection of one of several origins.");

    private static final Key<Node> SAGEMAKER = kind("sagemaker", "An Amazon SageMaker endpoint.");
    private static final Key<Node> LAMBDA = kind("lambda", "An AWS Lambda function.");
    private static final Key<Node> SQS = kind("sqs", "An Amazon SQS queue.");
    private static final Key<Node> SNS = kind("sns", "An Amazon SNS topic.");
    private static final Key<Node> EVENTBRIDGE = kind("eventbridge", "An Amazon EventBridge bus.");
    private static final Key<Node> GATHER = kind("gather", "Several backends whose answers become one.");
    private static final Key<Node> SAGA = kind("saga", "A write to several backends, or to none.");

    static final Keys KEYS = Keys.of(
                    "backend",
                    URL,
                    URLS,
                    PROTOCOL,
                    BALANCE,
                    HOST_HEADER,
                    POOL,
                    TIMEOUTS,
                    TLS,
                    HEALTH,
                    OUTLIER,
                    SAGEMAKER,
                    LAMBDA,
                    SQS,
                    SNS,
                    EVENTBRIDGE,
                    GATHER,
                    SAGA)
            .where(Rule.exactlyOne(URL, URLS, SAGEMAKER, LAMBDA, SQS, SNS, EVENTBRIDGE, GATHER, SAGA))
            .where(BackendGrammar::checkSchemes);

    private BackendGrammar() {}

    private static Key<Node> kind(String name, String says) {
        return Key.of(name, Anything.ANYTHING, says);
    }

    static Backend backend(String name, Fields fields, Fields defaults) {
        Fields over = fields.or(defaults);
        List<URI> urls = urls(fields);
        Protocol written = fields.find(PROTOCOL);
        boolean tls = "https".equalsIgnoreCase(urls.get(0).getScheme());
        return new Backend(
                name,
                new Origins(urls, written != null ? written : tls ? Protocol.AUTO : Protocol.HTTP1),
                over.get(BALANCE),
                over.get(HOST_HEADER),
                PoolGrammar.pool(inner(POOL, fields, defaults)),
                TimeoutsGrammar.timeouts(inner(TIMEOUTS, fields, defaults)),
                fields.find(TLS),
                fields.find(HEALTH),
                fields.find(OUTLIER));
    }

    /** The mapping under a key, and behind it the one that stands under the same key of the defaults. */
    static Fields inner(Key<Fields> key, Fields fields, Fields defaults) {
        Fields own = fields.find(key);
        Fields behind = defaults.find(key);
        if (own == null) {
            return behind == null ? Fields.none() : behind;
        }
        return behind == null ? own : own.or(behind);
    }

    private static List<URI> urls(Fields fields) {
        URI one = fields.find(URL);
        List<URI> several = fields.find(URLS);
        if (one != null) {
            return List.of(one);
        }
        return several == null || several.isEmpty() ? List.of(UNREADABLE) : several;
    }

    private static void checkSchemes(Fields fields, Context context) {
        List<String> schemes =
                urls(fields).stream().map(URI::getScheme).distinct().toList();
        if (schemes.size() > 1) {
            context.refuse("mixed-schemes", "urls", fields.node(URLS), "all http or all https", "");
        }
        if (fields.find(PROTOCOL) == Protocol.H2C && schemes.contains("https")) {
            context.refuse("protocol-mismatch", "protocol", fields.node(PROTOCOL), "http1 or auto on https", "");
        }
    }
}
