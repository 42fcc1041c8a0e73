package dev.banyan.legacy.head;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.mapping.Lookup;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands between braces: <code>{name}</code> of the route's path, <code>{header:x}</code>, <code>{query:x}</code>,
 * <code>{cookie:x}</code>, <code>{requestId}</code>, <code>{body:/pointer}</code> of the body that came.
 *
 * @param kind where it is looked up
 * @param name or pointer; empty for the request's id
 * @param slashes true: <code>{name*}</code>, whose slashes stay what they are
 */
public record Reference(Kind kind, String name, boolean slashes) {

    public enum Kind {
        PATH,
        HEADER,
        QUERY,
        COOKIE,
        REQUEST_ID,
        BODY
    }

    static Reference of(String text) throws BadTemplate {
        int colon = text.indexOf(':');
        if (colon >= 0) {
            return located(text.substring(0, colon), text.substring(colon + 1));
        }
        if (text.equals("requestId")) {
            return new Reference(Kind.REQUEST_ID, "", false);
        }
        boolean slashes = text.endsWith("*");
        String name = slashes ? text.substring(0, text.length() - 1) : text;
        if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
            throw unknown(text);
        }
        return new Reference(Kind.PATH, name, slashes);
    }

    private static Reference located(String place, String name) throws BadTemplate {
        if (name.isEmpty() && !place.equals("body")) {
            throw unknown(place + ":");
        }
        return switch (place) {
            case "path" -> new Reference(Kind.PATH, name, false);
            case "header" -> new Reference(Kind.HEADER, name.toLowerCase(Locale.ROOT), false);
            case "query" -> new Reference(Kind.QUERY, name, false);
            case "cookie" -> new Reference(Kind.COOKIE, name, false);
            case "body" -> body(name);
            default -> throw unknown(place + ":" + name);
        };
    }

    private static Reference body(String pointer) throws BadTemplate {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw unknown("body:" + pointer);
        }
        return new Reference(Kind.BODY, pointer, false);
    }

    private static BadTemplate unknown(String text) {
        return new BadTemplate(
                "{" + text + "} (expected: {name} of the route's path, {header:x}, {query:x}, {cookie:x},"
                        + " {requestId} or {body:/pointer})");
    }

    /** Null: there is nothing. */
    @Nullable
    String value(Scope scope) throws Unfit {
        Head head = scope.head();
        return switch (kind) {
            case PATH -> head.path(name);
            case HEADER -> head.header(name);
            case QUERY -> head.query(name);
            case COOKIE -> head.cookie(name);
            case REQUEST_ID -> head.requestId();
            case BODY -> body(scope);
        };
    }

    private @Nullable String body(Scope scope) throws Unfit {
        Tree found = new Lookup(Pointer.of(name)).in(scope.document());
        if (found == null || found instanceof Leaf leaf && leaf.kind() == Leaf.Kind.NULL) {
            return null;
        }
        Leaf value = Lookup.leaf(found);
        if (value == null) {
            throw new Unfit(name, "an object or list (expected: a single value)");
        }
        return value.text();
    }

    @Override
    public String toString() {
        return switch (kind) {
            case PATH -> "{" + name + (slashes ? "*}" : "}");
            case REQUEST_ID -> "{requestId}";
            default -> "{" + kind.name().toLowerCase(Locale.ROOT) + ":" + name + "}";
        };
    }
}
