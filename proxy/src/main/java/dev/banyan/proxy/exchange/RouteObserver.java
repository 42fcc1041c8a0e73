package dev.banyan.proxy.exchange;

/** Who is told about the exchanges of one route. */
public interface RouteObserver {

    /** Side and reason are chosen, the exchange is in flight from now on. Exactly once before {@link #finished}. */
    void decided(Facts facts);

    /** The side changed on the way ({@code facts.side} is the new one): a fallback, counted as a decision too. */
    void fellBack(Facts facts);

    /** A retry was wanted: {@code success} or {@code failure} is how the last one ended, {@code budget} that none was left. */
    void retried(String result);

    /** The exchange is over, whatever its end. Exactly once. */
    void finished(Facts facts);
}
