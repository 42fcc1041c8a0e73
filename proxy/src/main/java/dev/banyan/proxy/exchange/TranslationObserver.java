package dev.banyan.proxy.exchange;

/** Who is told about the messages of one route that one translation was asked for. */
public interface TranslationObserver {

    /** Towards the backend. */
    void request(TranslationResult result);

    /** Towards the client. */
    void answer(TranslationResult result);
}
