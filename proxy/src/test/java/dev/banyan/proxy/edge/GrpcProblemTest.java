package dev.banyan.proxy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.failure.FailureKind;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcProblemTest {
    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST, 13", "NO_ROUTE, 12", "NOT_IMPLEMENTED, 12", "REQUEST_TIMEOUT, 4", "BODY_IDLE, 4",
        "BODY_TOO_LARGE, 8", "HEADERS_TOO_LARGE, 8", "URI_TOO_LONG, 8", "INTERNAL, 13", "BACKEND_RESET, 14",
        "BACKEND_REFUSED, 14", "BAD_BACKEND_RESPONSE, 14", "OVERLOADED, 14", "DRAINING, 14", "CONNECT_TIMEOUT, 14",
        "FIRST_BYTE_TIMEOUT, 4", "DEADLINE_EXCEEDED, 4", "CLIENT_ABORTED, 1", "HTTP_VERSION, 2"
    })
    void aFailureHasACode(FailureKind kind, int code) {
        assertThat(GrpcProblem.status(kind)).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void noFailureIsAnOk(FailureKind kind) {
        assertThat(GrpcProblem.status(kind)).isBetween(1, 16);
    }

    @ParameterizedTest
    @CsvSource({
        "application/grpc, true",
        "application/grpc+proto, true",
        "Application/gRPC;x=y, true",
        "application/grpc-web, false",
        "application/grpcx, false",
        "application/json, false",
        ", false"
    })
    void itIsReadByThoseWhoSayThatTheySpeakGrpc(String type, boolean read) {
        MultiMap headers = HttpHeaders.headers();
        if (type != null) {
            headers.set("content-type", type);
        }
        assertThat(GrpcProblem.isReadBy(headers)).isEqualTo(read);
    }

    @Test
    void theMessageIsPercentEncoded() {
        MultiMap headers = HttpHeaders.headers();
        GrpcProblem.write(ProblemBody.of(FailureKind.BAD_REQUEST, "50% \u00fc\n", "id"), headers);

        assertThat(headers.get("grpc-status")).isEqualTo("13");
        assertThat(headers.get("grpc-message")).isEqualTo("50%25 %C3%BC%0A");
        assertThat(headers.get("content-type")).isEqualTo("application/grpc");
    }
}
