package dev.banyan.proxy.corpus;

import java.io.IOException;

/** A client that asks for the answer that is a vector, over a connection of its own. */
interface Asking extends AutoCloseable {

    /** @return null where nothing came; without a body where it was not whole */
    Answer ask() throws IOException;

    /** True where this answer, by what it says, is the connection's last. */
    boolean isLast(Answer answer);

    /** What still comes behind the last answer. */
    String rest() throws IOException;

    /** One more request on the same connection. */
    Answer get(String target) throws IOException;

    /** Returns when all that had arrived at Banyan was looked at. */
    void awaitLoop() throws IOException;

    @Override
    void close() throws IOException;
}
