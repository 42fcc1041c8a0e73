package dev.banyan.proxy.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void pseudoHeadersAreNoFields() {
        Http2Headers head = new DefaultHttp2Headers().status("200").add("server", "x");
        assertThat(Fields.read(head).names()).containsExactly("server");
    }

    @Test
    void crumbsOfACookieAreOneFieldAgain() {
        Http2Headers head = new DefaultHttp2Headers()
                .method("GET")
                .add("cookie", "a=1")
                .add("accept", "*/*")
                .add("cookie", "b=2");
        MultiMap fields = Fields.read(head);
        assertThat(fields.getAll("cookie")).containsExactly("a=1; b=2");
        assertThat(fields.get("accept")).isEqualTo("*/*");
    }

    @Test
    void otherRepeatedFieldsStayApartAndInOrder() {
        Http2Headers head =
                new DefaultHttp2Headers().status("200").add("set-cookie", "a=1").add("set-cookie", "b=2");
        assertThat(Fields.read(head).getAll("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void namesGoOutInLowerCaseBehindThePseudoHeaders() {
        MultiMap fields = HttpHeaders.headers().add("X-Shop", "One").add("Set-Cookie", "a=1");
        Http2Headers head = new DefaultHttp2Headers().status("204");
        Fields.write(fields, head);
        assertThat(head)
                .map(field -> field.getKey() + "=" + field.getValue())
                .containsExactly(":status=204", "x-shop=One", "set-cookie=a=1");
    }

    @Test
    void whatIdentifiesAUserIsKeptOutOfTheCompressionsMemory() {
        assertThat(Fields.secrets().isSensitive("authorization", "Bearer x")).isTrue();
        assertThat(Fields.secrets().isSensitive("cookie", "a=1")).isTrue();
        assertThat(Fields.secrets().isSensitive("set-cookie", "a=1")).isTrue();
        assertThat(Fields.secrets().isSensitive("accept", "*/*")).isFalse();
    }
}
