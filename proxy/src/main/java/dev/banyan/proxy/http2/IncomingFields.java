package dev.banyan.proxy.http2;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one header block while it is decoded, looked at one by one: pseudo-headers apart, the others where all
 * else in Banyan reads them. The first thing that is malformed is remembered (RFC 9113, section 8.1.1) and thrown
 * nowhere, for the rest of the block still has to go through the decoder's tables. Of a block that is too large nothing
 * more is kept.
 */
public final class IncomingFields extends DefaultHttp2Headers {
    /** No Content-Length. */
    public static final long NO_LENGTH = -1;

    /** What RFC 9113, section 6.5.2 counts for each field beside its letters. */
    private static final int OVERHEAD = 32;

    private static final AsciiString COOKIE = AsciiString.cached("cookie");

    private final int maxBytes;
    private final MultiMap fields = HttpHeaders.headers();
    private @Nullable CharSequence method;
    private @Nullable CharSequence scheme;
    private @Nullable CharSequence authority;
    private @Nullable CharSequence path;
    private @Nullable CharSequence status;
    private @Nullable List<CharSequence> crumbs;
    private @Nullable String fault;
    private long contentLength = NO_LENGTH;
    private long bytes;
    private boolean regular;
    private boolean pseudo;

    /** @param maxBytes of all fields, counted as SETTINGS_MAX_HEADER_LIST_SIZE does */
    public IncomingFields(int maxBytes) {
        super(false, false, 2);
        this.maxBytes = maxBytes;
    }

    /** Called by the decoder for each field. */
    @Override
    public Http2Headers add(CharSequence name, CharSequence value) {
        bytes += name.length() + value.length() + OVERHEAD;
        if (isTooLarge() || fault != null) {
            return this;
        }
        if (Fields.isPseudo(name)) {
            addPseudo(name, value);
        } else {
            addRegular(name, value);
        }
        return this;
    }

    private void addPseudo(CharSequence name, CharSequence value) {
        pseudo = true;
        if (regular) {
            fault = "a pseudo-header behind a header";
        } else if (value.length() == 0) {
            fault = "an empty pseudo-header";
        } else {
            keep(name.toString(), value);
        }
    }

    private void keep(String name, CharSequence value) {
        switch (name) {
            case ":method" -> method = once(method, value);
            case ":scheme" -> scheme = once(scheme, value);
            case ":authority" -> authority = once(authority, value);
            case ":path" -> path = once(path, value);
            case ":status" -> status = once(status, value);
            default -> fault = "an unknown pseudo-header";
        }
    }

    private CharSequence once(@Nullable CharSequence earlier, CharSequence value) {
        if (earlier != null) {
            fault = "a pseudo-header that comes twice";
        }
        return value;
    }

    private void addRegular(CharSequence name, CharSequence value) {
        regular = true;
        if (!FieldSyntax.isName(name)) {
            fault = "a header's name has a character that is not allowed";
        } else if (!FieldSyntax.isValue(value)) {
            fault = "a header's value has a character that is not allowed";
        } else if (COOKIE.contentEquals(name)) {
            addCrumb(value);
        } else {
            fault = FieldNames.misplaced(name, value);
            readLength(name, value);
            fields.add(name, value);
        }
    }

    /** The crumbs of a cookie are one again (RFC 9113, section 8.2.3). */
    private void addCrumb(CharSequence value) {
        if (crumbs == null) {
            crumbs = new ArrayList<>(1);
        }
        crumbs.add(value);
    }

    private void readLength(CharSequence name, CharSequence value) {
        if (!FieldNames.CONTENT_LENGTH.contentEquals(name)) {
            return;
        }
        if (contentLength != NO_LENGTH) {
            fault = "more than one Content-Length";
        }
        contentLength = FieldSyntax.length(value);
        if (contentLength == NO_LENGTH) {
            fault = "Content-Length is no number";
        }
    }

    /** The headers without pseudo-headers. */
    public MultiMap fields() {
        if (crumbs != null) {
            fields.add(COOKIE, crumbs.size() == 1 ? crumbs.get(0) : String.join("; ", crumbs));
            crumbs = null;
        }
        return fields;
    }

    /** What Content-Length says, or {@link #NO_LENGTH}. */
    public long contentLength() {
        return contentLength;
    }

    /** True where not all of it could be kept. */
    public boolean isTooLarge() {
        return bytes > maxBytes;
    }

    /** What makes a request of it malformed, whatever the stream or the connection; null: nothing. */
    public @Nullable String faultOfRequest() {
        if (fault != null) {
            return fault;
        }
        if (status != null) {
            return "a pseudo-header of answers in a request";
        }
        if (method == null || !FieldSyntax.isToken(method)) {
            return ":method is missing or no token";
        }
        if (AsciiString.contentEquals("CONNECT", method)) {
            return scheme == null && path == null && authority != null ? null : "CONNECT is malformed";
        }
        if (scheme == null || path == null) {
            return scheme == null ? ":scheme is missing" : ":path is missing";
        }
        return faultOfPath(method, path);
    }

    private static @Nullable String faultOfPath(CharSequence method, CharSequence path) {
        if (!FieldSyntax.isVisible(path)) {
            return ":path has a character that must be escaped";
        }
        boolean asterisk = AsciiString.contentEquals("*", path) && AsciiString.contentEquals("OPTIONS", method);
        return path.charAt(0) == '/' || asterisk ? null : ":path does not begin with a slash";
    }

    /** What makes an answer of it malformed; null: nothing. */
    public @Nullable String faultOfAnswer() {
        if (fault != null) {
            return fault;
        }
        if (method != null || scheme != null || authority != null || path != null) {
            return "a pseudo-header of requests in an answer";
        }
        return status == null || status.length() != 3 || FieldSyntax.length(status) < 100
                ? ":status is missing or no number of three digits"
                : null;
    }

    /** The status of an answer without fault, 100 to 999. */
    public int statusCode() {
        return status == null ? 0 : (int) FieldSyntax.length(status);
    }

    /** What makes trailers of it malformed (RFC 9113, section 8.1); null: nothing. */
    public @Nullable String faultOfTrailers() {
        return fault == null && pseudo ? "a pseudo-header in trailers" : fault;
    }

    @Override
    public @Nullable CharSequence method() {
        return method;
    }

    @Override
    public @Nullable CharSequence scheme() {
        return scheme;
    }

    @Override
    public @Nullable CharSequence authority() {
        return authority;
    }

    @Override
    public @Nullable CharSequence path() {
        return path;
    }

    @Override
    public @Nullable CharSequence status() {
        return status;
    }
}
