package dev.banyan.proxy.failure;

/** Every way in which an exchange can fail, with the status and code that a client sees (contract, section 5). */
public enum FailureKind {
    BAD_REQUEST(400, "bad-request", "Bad request", Origin.CLIENT, Retry.NEVER),
    NO_ROUTE(404, "no-route", "No route", Origin.CLIENT, Retry.NEVER),
    REQUEST_TIMEOUT(408, "request-timeout", "Request timeout", Origin.CLIENT, Retry.NEVER),
    BODY_TOO_LARGE(413, "body-too-large", "Body too large", Origin.CLIENT, Retry.NEVER),
    URI_TOO_LONG(414, "uri-too-long", "URI too long", Origin.CLIENT, Retry.NEVER),
    EXPECTATION_FAILED(417, "expectation-failed", "Expectation failed", Origin.CLIENT, Retry.NEVER),
    HEADERS_TOO_LARGE(431, "headers-too-large", "Headers too large", Origin.CLIENT, Retry.NEVER),
    /** The client went away; nobody is left to see a status. */
    CLIENT_ABORTED(499, "client-aborted", "Client aborted", Origin.CLIENT, Retry.NEVER),
    INTERNAL(500, "internal", "Internal error", Origin.BANYAN, Retry.NEVER),
    NOT_IMPLEMENTED(501, "not-implemented", "Not implemented", Origin.CLIENT, Retry.NEVER),
    HTTP_VERSION(505, "http-version", "HTTP version not supported", Origin.CLIENT, Retry.NEVER),
    BACKEND_RESET(502, "backend-reset", "Backend closed the connection", Origin.BACKEND, Retry.IF_IDEMPOTENT),
    BACKEND_REFUSED(502, "backend-refused", "Backend refused the connection", Origin.BACKEND, Retry.ALWAYS),
    BAD_BACKEND_RESPONSE(502, "bad-backend-response", "Bad backend response", Origin.BACKEND, Retry.IF_IDEMPOTENT),
    BACKEND_TLS(502, "backend-tls", "TLS to the backend failed", Origin.BACKEND, Retry.ALWAYS),
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

    FailureKind(int status, String code, String title, Origin origin, Retry retry) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.origin = origin;
        this.retry = retry;
    }

    public int status() {
        return status;
    }

    /** The stable word in the problem's {@code code}, in metrics and logs. */
    public String code() {
        return code;
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
