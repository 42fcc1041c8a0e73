package dev.banyan.proxy.semantics;

import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Origin;
import dev.banyan.proxy.wire.OriginExchange;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** A backend that a test plays, whichever protocol it speaks. */
record Backend(
        String url, Supplier<List<? extends OriginExchange>> received, IntSupplier connections, AutoCloseable origin)
        implements Closeable {

    static Backend of(H1Origin origin) {
        return new Backend(origin.url(), origin::received, origin::connections, origin);
    }

    static Backend of(H2Origin origin) {
        return new Backend(origin.url(), origin::received, origin::connections, origin);
    }

    @Override
    public void close() throws IOException {
        try {
            origin.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
