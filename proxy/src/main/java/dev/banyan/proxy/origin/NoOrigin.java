package dev.banyan.proxy.origin;

import dev.banyan.proxy.exchange.AnswerListener;
import dev.banyan.proxy.exchange.BackendCall;
import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;

/** An attempt at a backend none of whose origins is healthy: it fails before anything was sent. */
record NoOrigin(AnswerListener listener, BackendObserver observer) implements BackendCall {

    @Override
    public void start() {
        observer.failed(FailureKind.NO_HEALTHY_BACKEND, 0);
        listener.onFailure(FailureKind.NO_HEALTHY_BACKEND);
    }

    @Override
    public boolean isWaiting() {
        return false;
    }

    @Override
    public void send(ByteBuf chunk) {
        chunk.release();
    }

    @Override
    public void end(MultiMap trailers) {}

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void cancel(FailureKind why) {}
}
