package dev.banyan.proxy.failure;

/** Every way in which an exchange can fail, with the status and code that a client sees (contract, section 5). */
public enum FailureKind {
    BAD_REQUEST(400, "bad-request", "Bad request", Origin.CLIENT, Retry.NEVER),
    NO_ROUTE(404, "no-route", "No route", Origin.CLIENT, Retry.NEVER),
    REQUEST_TIMEOUT(408, "request-timeout", "Request timeout", Origin.CLIENT, Retry.NEVER),
    /** The head did not come within {@code limits.headersTimeout}. */
    HEADERS_TIMEOUT(408, "request-timeout", "Request timeout", Origin.CLIENT, Retry.NEVER, "headers-timeout"),
    /** Nothing of the body came for {@code limits.bodyIdleTimeout}. */
    BODY_IDLE(408, "request-timeout", "Request timeout", Origin.CLIENT, Retry.NEVER, "body-idle-timeout"),
    /** The body came slower than {@code limits.minBodyRate}. */
    BODY_TOO_SLOW(408, "request-timeout", "Request timeout", Origin.CLIENT, Retry.NEVER, "min-body-rate"),
    /** The client took nothing of its answer for {@code limits.writeStallTimeout}; it is cut off, whatever it saw. */
    WRITE_STALL(408, "request-timeout", "Request timeout", Origin.CLIENT, Retry.NEVER, "write-stall-timeout"),
    /** A WebSocket was silent both ways for {@code limits.tunnelIdle}; its answer was a 101 long ago. */
    TUNNEL_IDLE(408, "request-timeout", "Request timeout", Origin.CLIENT, Retry.NEVER, "tunnel-idle"),
    BODY_TOO_LARGE(413, "body-too-large", "Body too large", Origin.CLIENT, Retry.NEVER),
    URI_TOO_LONG(414, "uri-too-long", "URI too long", Origin.CLIENT, Retry.NEVER),
    EXPECTATION_FAILED(417, "expectation-failed", "Expectation failed", Origin.CLIENT, Retry.NEVER),
    /** The request does not fit its translation; no backend was asked. */
    UNTRANSLATABLE_REQUEST(422, "untranslatable-request", "Untranslatable request", Origin.CLIENT, Retry.NEVER),
    HEADERS_TOO_LARGE(431, "headers-too-large", "Headers too large", Origin.CLIENT, Retry.NEVER),
    /** The client went away; nobody is left to see a status. */
    CLIENT_ABORTED(499, "client-aborted", "Client aborted", Origin.CLIENT, Retry.NEVER),
    RATE_LIMITED(429, "rate-limited", "Rate limited", Origin.CLIENT, Retry.NEVER),
    INTERNAL(500, "internal", "Internal error", Origin.BANYAN, Retry.NEVER),
    NOT_IMPLEMENTED(501, "not-implemented", "Not implemented", Origin.CLIENT, Retry.NEVER),
    HTTP_VERSION(505, "http-version", "HTTP version not supported", Origin.CLIENT, Retry.NEVER),
    BACKEND_RESET(502, "backend-reset", "Backend closed the connection", Origin.BACKEND, Retry.IF_IDEMPOTENT),
    BACKEND_REFUSED(502, "backend-refused", "Backend refused the connection", Origin.BACKEND, Retry.ALWAYS),
    BAD_BACKEND_RESPONSE(502, "bad-backend-response", "Bad backend response", Origin.BACKEND, Retry.IF_IDEMPOTENT),
    /** The backend answered, and its answer does not fit its translation. */
    UNTRANSLATABLE_RESPONSE(502, "untranslatable-response", "Untranslatable response", Origin.BACKEND, Retry.NEVER),
    BACKEND_TLS(502, "backend-tls", "TLS to the backend failed", Origin.BACKEND, Retry.ALWAYS),
    BREAKER_OPEN(503, "breaker-open", "Circuit breaker open", Origin.BACKEND, Retry.ALWAYS),
    OVERLOADED(503, "overloaded", "Overloaded", Origin.BANYAN, Retry.ALWAYS),
    NO_HEALTHY_BACKEND(503, "no-healthy-backend", "No healthy backend", Origin.BACKEND, Retry.ALWAYS),
    DRAINING(503, "draining", "Draining", Origin.BANYAN, Retry.NEVER),
    CONNECT_TIMEOUT(504, "connect-timeout", "Connect timeout", Origin.BACKEND, Retry.ALWAYS),
    FIRST_BYTE_TIMEOUT(504, "first-byte-timeout", "First byte timeout", Origin.BACKEND, Retry.IF_IDEMPOTENT),
    DEADLINE_EXCEEDED(504, "deadline-exceeded", "Deadline exceeded", Origin.BACKEND, Retry.NEVER);

    /** Whose fault it is. */
    public enum Origin {
        CLIENT,
        BANYAN,
        BACKEND
    }

    /** Whether the request may be sent once more. */
    public enum Retry {
        NEVER,
        /** It may have been executed: only what is idempotent. */
        IF_IDEMPOTENT,
        /** It was certainly not sent: whatever its method. */
        ALWAYS
    }

    private final int status;
    private final String code;
    private final String title;
    private final Origin origin;
    private final Retry retry;
    private final String reason;

    FailureKind(int status, String code, String title, Origin origin, Retry retry) {
        this(status, code, title, origin, retry, code);
    }

    FailureKind(int status, String code, String title, Origin origin, Retry retry, String reason) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.origin = origin;
        this.retry = retry;
        this.reason = reason;
    }

    public int status() {
        return status;
    }

    /** The stable word in the problem's {@code code}; several kinds may share one. */
    public String code() {
        return code;
    }

    /** The word that metrics count it under: the code, or more exactly than a client is told. */
    public String reason() {
        return reason;
    }

    /** True of what a client is refused, or loses, for a limit of Banyan's or a fault of its own. */
    public boolean isRejection() {
        return switch (this) {
            case NO_ROUTE, CLIENT_ABORTED, INTERNAL -> false;
            default -> origin != Origin.BACKEND;
        };
    }

    public String title() {
        return title;
    }

    public Origin origin() {
        return origin;
    }

    public Retry retry() {
        return retry;
    }
}
