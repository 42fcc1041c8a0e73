package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.FaultFormat;
import dev.banyan.legacy.head.BadTemplate;
import dev.banyan.legacy.head.HeaderEdits;
import dev.banyan.legacy.head.PathTemplate;
import dev.banyan.legacy.head.QueryEdits;
import dev.banyan.legacy.head.Reference;
import dev.banyan.legacy.mapping.LineWatch;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Edits;
import dev.banyan.rules.model.translation.RequestTranslation;
import dev.banyan.rules.model.translation.ResponseTranslation;
import dev.banyan.rules.model.translation.Translation;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One translation on its way from the rules to a translator. */
final class TranslationPlan {
    private final Translation written;
    private final SchemaReader schemas;
    private final SchemaFiles files;
    private final Faults faults;
    private final @Nullable LineWatch watch;
    private final Set<String> pathNames = new HashSet<>();
    private final @Nullable Translator translator;

    private @Nullable CompiledBody requestBody;
    private @Nullable CompiledBody responseBody;

    TranslationPlan(Translation written, SchemaReader schemas, SchemaFiles files, Faults faults) {
        this(written, schemas, files, faults, null);
    }

    /** @param watch is told what lines do; null: nobody is */
    TranslationPlan(
            Translation written, SchemaReader schemas, SchemaFiles files, Faults faults, @Nullable LineWatch watch) {
        this.watch = watch;
        this.written = written;
        this.schemas = schemas;
        this.files = files;
        this.faults = faults;
        int before = faults.count();
        Translator compiled = compile();
        if (!faults.anySince(before)) {
            Proof.check(requestBody, faults.at("request").at("body"));
            Proof.check(responseBody, faults.at("response").at("body"));
            new Examples(files).check(written.examples(), requestBody, responseBody, faults.at("examples"));
        }
        this.translator = faults.anySince(before) ? null : compiled;
    }

    /** Null: something is wrong with it. */
    @Nullable
    Translator translator() {
        return translator;
    }

    /** Names of the route's path that it cannot do without. */
    Set<String> pathNames() {
        return pathNames;
    }

    /** Null: bodies of that direction go as they came, or something is wrong with them. */
    @Nullable
    CompiledBody body(Direction direction) {
        return direction == Direction.REQUEST ? requestBody : responseBody;
    }

    private Translator compile() {
        RequestTranslator request = written.request() == null ? null : request(written.request());
        ResponseTranslator response = written.response() == null ? null : response(written.response());
        return new CompiledTranslator(
                written.name(),
                request,
                response,
                written.passThroughOnError(),
                clientFaults(request, response),
                wsdl(),
                written.maxBody());
    }

    /** A client that sends SOAP, or is sent SOAP, is told of faults in SOAP. */
    private static @Nullable FaultFormat clientFaults(
            @Nullable RequestTranslator request, @Nullable ResponseTranslator response) {
        if (request != null && request.body() != null && request.body().from() instanceof FaultFormat sent) {
            return sent;
        }
        return response != null && response.body() != null && response.body().as() instanceof FaultFormat received
                ? received
                : null;
    }

    private byte @Nullable [] wsdl() {
        if (written.wsdl() == null) {
            return null;
        }
        try {
            return files.read(written.wsdl());
        } catch (IOException e) {
            faults.at("wsdl")
                    .error(
                            "bad-schema",
                            "wsdl: " + written.wsdl() + ", not to be read (expected: a file), " + e.getMessage(),
                            "");
            return null;
        }
    }

    private RequestTranslator request(RequestTranslation request) {
        Faults here = faults.at("request");
        PathTemplate path = path(request.path(), here.at("path"));
        QueryEdits query = query(request.query(), here.at("query"));
        HeaderEdits headers = headers(request.headers(), here.at("headers"));
        List<Reference> references = Stream.of(
                        path == null ? Stream.<Reference>empty() : path.references(),
                        query.references(),
                        headers.references())
                .flatMap(each -> each)
                .toList();
        if (path != null) {
            path.references()
                    .filter(reference -> reference.kind() == Reference.Kind.PATH)
                    .forEach(reference -> pathNames.add(reference.name()));
        }
        requestBody = body(request.body(), Direction.REQUEST, references, here);
        return new RequestTranslator(
                request.method(),
                path,
                query,
                headers,
                further(request, headers),
                requestBody == null ? null : requestBody.translator(),
                written.maxBody());
    }

    /** SOAP 1.1 asks for the header also where there is nothing to say (section 6.1.1). */
    private Map<String, String> further(RequestTranslation request, HeaderEdits headers) {
        CompiledBody body = requestBody;
        if (body == null || !body.written().as().format().equals("soap11") || headers.sets("soapaction")) {
            return Map.of();
        }
        if (body.written().from().format().equals("soap11")) {
            return Map.of();
        }
        String action = body.as().action(body.element());
        return Map.of("soapaction", "\"" + (action == null ? "" : action) + "\"");
    }

    private ResponseTranslator response(ResponseTranslation response) {
        Faults here = faults.at("response");
        HeaderEdits headers = headers(response.headers(), here.at("headers"));
        List<Reference> references = headers.references().toList();
        responseBody = body(response.body(), Direction.RESPONSE, references, here);
        boolean sameWorld = response.body() != null
                && response.body().from().format().equals(response.body().as().format());
        return new ResponseTranslator(
                response.soapFault(),
                response.statuses(),
                headers,
                responseBody == null ? null : responseBody.translator(),
                sameWorld,
                written.maxBody());
    }

    private @Nullable CompiledBody body(
            @Nullable BodyTranslation body, Direction direction, List<Reference> references, Faults here) {
        if (body == null) {
            if (references.stream().anyMatch(reference -> reference.kind() == Reference.Kind.BODY)) {
                here.error("missing-key", "{body:...} without body (expected: body, which says how it is read)", "");
            }
            return null;
        }
        BodyCompiler compiler = new BodyCompiler(schemas, direction, watch);
        CompiledBody compiled = compiler.compile(body, references, here.at("body"));
        pathNames.addAll(compiler.pathNames());
        return compiled;
    }

    private static @Nullable PathTemplate path(@Nullable String text, Faults faults) {
        try {
            return text == null ? null : PathTemplate.of(text);
        } catch (BadTemplate bad) {
            faults.error("bad-template", bad.getMessage(), "");
            return null;
        }
    }

    private static QueryEdits query(Edits edits, Faults faults) {
        try {
            return QueryEdits.of(edits);
        } catch (BadTemplate bad) {
            faults.error("bad-template", bad.getMessage(), "");
            return QueryEdits.NONE;
        }
    }

    private static HeaderEdits headers(Edits edits, Faults faults) {
        try {
            return HeaderEdits.of(edits);
        } catch (BadTemplate bad) {
            faults.error("bad-template", bad.getMessage(), "");
            return HeaderEdits.NONE;
        }
    }
}
