package dev.banyan.legacy.mapping;

import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import dev.banyan.rules.message.Cookies;
import dev.banyan.rules.message.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands outside of a body. On the way back it is still the request's path, query and cookies; a header is the
 * answer's where it has one of that name, else the request's.
 *
 * @param request what the client sent
 * @param answer headers of the answer; null: on the way to the backend
 */
public record Head(Request request, @Nullable List<Field> answer) {

    /** What a name in the route's path stands for, decoded; null: it has no such name. */
    public @Nullable String path(String name) {
        return request.names().get(name);
    }

    /** The decoded value of the first parameter of that name; null: there is none. */
    public @Nullable String query(String name) {
        return Query.first(request.query(), name);
    }

    /** @param name in any case; null: there is none */
    public @Nullable String header(String name) {
        String own = answer == null ? null : Field.first(answer, name);
        return own == null ? Field.first(request.headers(), name) : own;
    }

    /** The value of the first cookie of that name that the client sent; null: there is none. */
    public @Nullable String cookie(String name) {
        List<String> cookies = new ArrayList<>(1);
        for (Field field : request.headers()) {
            if (field.name().equalsIgnoreCase("cookie")) {
                cookies.add(field.value());
            }
        }
        return Cookies.first(cookies, name);
    }

    public String requestId() {
        return request.requestId();
    }
}
