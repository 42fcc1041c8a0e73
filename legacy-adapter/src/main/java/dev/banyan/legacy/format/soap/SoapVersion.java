package dev.banyan.legacy.format.soap;

import org.jspecify.annotations.Nullable;

/** The versions of SOAP, which differ in their namespace, their Content-Type and the form of their faults. */
public enum SoapVersion {
    SOAP_11(
            "1.1",
            "http://schemas.xmlsoap.org/soap/envelope/",
            "http://schemas.xmlsoap.org/soap/encoding/",
            "text/xml"),
    SOAP_12(
            "1.2",
            "http://www.w3.org/2003/05/soap-envelope",
            "http://www.w3.org/2003/05/soap-encoding",
            "application/soap+xml");

    private final String word;
    private final String envelope;
    private final String encoding;
    private final String mediaType;

    SoapVersion(String word, String envelope, String encoding, String mediaType) {
        this.word = word;
        this.envelope = envelope;
        this.encoding = encoding;
        this.mediaType = mediaType;
    }

    /** {@code 1.1} or {@code 1.2}. */
    public String word() {
        return word;
    }

    /** The namespace of the envelope. */
    public String envelope() {
        return envelope;
    }

    /** The namespace of SOAP's own encoding. */
    String encoding() {
        return encoding;
    }

    String mediaType() {
        return mediaType;
    }

    /** The code of a fault that says whose it is. */
    String code(boolean sender) {
        return this == SOAP_11 ? sender ? "Client" : "Server" : sender ? "Sender" : "Receiver";
    }

    /** The version of that namespace; null: none. */
    static @Nullable SoapVersion of(String envelope) {
        for (SoapVersion version : values()) {
            if (version.envelope.equals(envelope)) {
                return version;
            }
        }
        return null;
    }
}
