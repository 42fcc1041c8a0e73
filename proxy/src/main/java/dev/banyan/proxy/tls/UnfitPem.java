package dev.banyan.proxy.tls;

/** A file with keys or certificates that cannot be used; the message says what was found and what was expected. */
final class UnfitPem extends Exception {
    private static final long serialVersionUID = 1;

    UnfitPem(String found, String expected) {
        super(found + " (expected: " + expected + ")", null, false, false);
    }
}
