package dev.banyan.proxy.demo;

/** Where the audience looks: a terminal that is redrawn, or lines that follow each other. */
interface Display extends AutoCloseable {
    /** Called several times a second, always by one thread. */
    void show(Scene scene);

    /** Leaves everything as it was found. */
    @Override
    void close();
}
