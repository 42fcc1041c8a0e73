package dev.banyan.proxy.origin;

import dev.banyan.proxy.exchange.AnswerListener;
import dev.banyan.proxy.exchange.Backend;
import dev.banyan.proxy.exchange.BackendCall;
import dev.banyan.proxy.exchange.BackendClient;
import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.OutgoingRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** HTTP origins under one name: a client with pools of its own for each event loop. */
final class HttpBackend implements Backend {
    private final String name;
    private final LaneClient[] lanes;

    /** @param origins one set for each event loop */
    HttpBackend(String name, List<Origins> origins, BackendObserver observer) {
        this.name = name;
        this.lanes = origins.stream()
                .map(lane -> new LaneClient(name, lane, observer))
                .toArray(LaneClient[]::new);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BackendClient on(int lane) {
        return lanes[lane];
    }

    Stream<OriginPool> pools() {
        return Arrays.stream(lanes).flatMap(lane -> lane.origins().pools());
    }

    Stream<OriginPool> pools(int lane) {
        return lanes[lane].origins().pools();
    }

    private record LaneClient(String name, Origins origins, BackendObserver observer) implements BackendClient {
        @Override
        public BackendCall call(OutgoingRequest request, AnswerListener listener) {
            Origin origin = origins.next();
            return origin == null
                    ? new NoOrigin(listener, observer)
                    : new HttpCall(origins, origin, request, listener, observer);
        }
    }
}
