package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.head.HeaderEdits;
import dev.banyan.legacy.head.PathTemplate;
import dev.banyan.legacy.head.QueryEdits;
import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.legacy.tree.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the client to the backend. Immutable.
 *
 * @param method null: the client's
 * @param path null: as the route says
 * @param further headers that are set where the rules set none of that name
 * @param body null: it goes as it came
 */
record RequestTranslator(
        @Nullable String method,
        @Nullable PathTemplate path,
        QueryEdits query,
        HeaderEdits headers,
        Map<String, String> further,
        @Nullable BodyTranslator body,
        long maxBody) {

    TranslatedRequest translate(Request request) throws Untranslatable {
        Head head = new Head(request, null);
        if (body == null) {
            return translated(new Scope(BodyTranslator.nothing(), BodyTranslator.nothing(), head), null);
        }
        Tree document = body.read(Bodies.plain(request, maxBody), Bodies.contentType(request.headers()));
        Payload payload = body.write(body.map(document, head), maxBody);
        return translated(new Scope(document, document, head), payload);
    }

    private TranslatedRequest translated(Scope scope, @Nullable Payload payload) throws Untranslatable {
        return new TranslatedRequest(method, path(scope), query(scope), headers(scope), payload);
    }

    private @Nullable String path(Scope scope) throws Untranslatable {
        if (path == null) {
            return null;
        }
        try {
            return path.path(scope);
        } catch (Unfit unfit) {
            throw untranslatable("path", unfit);
        }
    }

    private @Nullable String query(Scope scope) throws Untranslatable {
        try {
            String own = path == null ? null : path.query(scope);
            if (own == null && query.isNone()) {
                return null;
            }
            String clients = query.apply(scope.head().request().query(), scope);
            return own == null || own.isEmpty() ? clients : QueryEdits.joined(own, clients);
        } catch (Unfit unfit) {
            throw untranslatable("query", unfit);
        }
    }

    private HeaderChanges headers(Scope scope) throws Untranslatable {
        try {
            return headers.changes(scope, further);
        } catch (Unfit unfit) {
            throw untranslatable("headers", unfit);
        }
    }

    private static Untranslatable untranslatable(String step, Unfit unfit) {
        return new Untranslatable(Direction.REQUEST, step, unfit.pointer(), unfit.getMessage());
    }
}
