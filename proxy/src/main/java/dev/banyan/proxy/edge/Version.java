package dev.banyan.proxy.edge;

/** The versions of HTTP that clients speak to Banyan. */
public enum Version {
    HTTP_1_0("1.0"),
    HTTP_1_1("1.1"),
    HTTP_2("2");

    private final String text;
    private final String via;

    Version(String text) {
        this.text = text;
        this.via = text + " banyan";
    }

    /** The number alone: {@code 1.0}, {@code 1.1}, {@code 2}. */
    public String text() {
        return text;
    }

    /** What Banyan adds to the Via header of a message that came in this version (RFC 9110, section 7.6.3). */
    public String via() {
        return via;
    }
}
