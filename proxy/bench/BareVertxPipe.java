import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** The least a proxy on Vert.x can do: copy headers, pipe bodies, one event loop. What it costs is the platform's part. */
final class BareVertxPipe {
    private final HttpClient client;
    private final int origin;

    private BareVertxPipe(HttpClient client, int origin) {
        this.client = client;
        this.origin = origin;
    }

    public static void main(String[] ports) {
        int port = Integer.parseInt(ports[0]);
        int origin = Integer.parseInt(ports[1]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setHttp2ClearTextUpgrade(false), new PoolOptions().setHttp1MaxSize(128));
        BareVertxPipe pipe = new BareVertxPipe(client, origin);
        vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(pipe::forward)
                .listen(port, "127.0.0.1");
    }

    private void forward(HttpServerRequest in) {
        in.pause();
        client.request(new RequestOptions()
                        .setMethod(in.method())
                        .setHost("127.0.0.1")
                        .setPort(origin)
                        .setURI(in.uri()))
                .onFailure(failure -> in.response().setStatusCode(502).end())
                .onSuccess(out -> answer(in, out));
    }

    private static void answer(HttpServerRequest in, HttpClientRequest out) {
        out.headers().setAll(in.headers());
        out.response().onSuccess(back -> {
            in.response().setStatusCode(back.statusCode());
            in.response().headers().setAll(back.headers());
            back.pipeTo(in.response());
        });
        in.pipeTo(out);
    }
}
