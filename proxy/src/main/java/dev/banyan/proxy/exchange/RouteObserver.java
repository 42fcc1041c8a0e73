package dev.banyan.proxy.exchange;

/** Who is told about the exchanges of one route. */
public interface RouteObserver {

    /** Side and reason are chosen, the exchange is in flight from now on. Exactly once before {@link #finished}. */
    void decided(Facts facts);

    /** The side changed on the way ({@code facts.side} is the new one): a fallback, counted as a decision too. */
    void fellBack(Facts facts);

    /** The observer of one translation before a side of this route; asked for when a generation is compiled. */
    TranslationObserver translation(String name);

    /** Another try was wanted. */
    void retried(RetryResult result);

    /** The exchange is over, whatever its end. Exactly once. */
    void finished(Facts facts);
}
