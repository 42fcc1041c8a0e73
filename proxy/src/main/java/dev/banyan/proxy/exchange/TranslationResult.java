package dev.banyan.proxy.exchange;

/** What became of translating one message. */
public enum TranslationResult {
    OK("ok"),
    /** It does not fit, and goes as it came because the rules say so. */
    PASSTHROUGH("passthrough"),
    /** It does not fit. */
    UNTRANSLATABLE("untranslatable"),
    /** It is more than the translation's {@code maxBody}. */
    TOO_LARGE("too-large"),
    /** A fault of Banyan's own. */
    ERROR("error");

    private final String word;

    TranslationResult(String word) {
        this.word = word;
    }

    /** The label's value. */
    public String word() {
        return word;
    }
}
