package dev.banyan.rules.split;

import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.PathTemplate.Part;
import dev.banyan.rules.model.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the value of one key source from a request. */
@FunctionalInterface
interface KeyReader {
    /** The value as it stands in the request, or null; may be empty. */
    @Nullable
    String read(RequestHead head);

    static KeyReader of(KeySource source, Route route, Claims claims) {
        if (source instanceof KeySource.Cookie cookie) {
            return head -> head.cookie(cookie.name());
        }
        if (source instanceof KeySource.Header header) {
            return head -> head.header(header.name());
        }
        if (source instanceof KeySource.Query query) {
            return head -> head.queryParameter(query.name());
        }
        if (source instanceof KeySource.Jwt jwt) {
            return head -> claims.claim(head, jwt.claim());
        }
        if (source instanceof KeySource.PathSegment segment) {
            return ofPath(segment.name(), route);
        }
        return RequestHead::clientIp;
    }

    private static KeyReader ofPath(String name, Route route) {
        PathTemplate template = route.match().path() instanceof PathCondition.Template t ? t.template() : null;
        List<Part> parts = template == null ? List.of() : template.parts();
        int segment = parts.indexOf(new Part.Variable(name));
        if (segment >= 0) {
            return head -> head.path().segmentValue(segment);
        }
        int rest = parts.indexOf(new Part.Rest(name));
        return rest >= 0 ? head -> head.path().restValue(rest) : head -> null;
    }
}
