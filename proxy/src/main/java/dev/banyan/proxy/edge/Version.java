package dev.banyan.proxy.edge;

/** The versions of HTTP that clients speak to Banyan. */
public enum Version {
    HTTP_1_0("1.0"),
    HTTP_1_1("1.1"),
    HTTP_2("2");

    private final String text;

    Version(String text) {
        this.text = text;
    }

    /** As a Via header says it (RFC 9110, section 7.6.3). */
    public String text() {
        return text;
    }
}
