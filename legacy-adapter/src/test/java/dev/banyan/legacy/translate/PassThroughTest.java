package dev.banyan.legacy.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Message.Field;
import dev.banyan.legacy.translate.Message.Start;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassThroughTest {
    private final Message request = new Message(
            new Start.Request("POST", "/orders", "a=b"), List.of(new Field("content-type", "text/plain")), new byte[] {1
            });
    private final Message response = new Message(new Start.Response(404), List.of(), new byte[] {2});

    @Test
    void changesNothingEitherWay() throws Untranslatable {
        assertThat(Translator.PASS_THROUGH.request(request)).isSameAs(request);
        assertThat(Translator.PASS_THROUGH.response(response, request)).isSameAs(response);
    }

    @Test
    void letsBodiesStream() {
        assertThat(Translator.PASS_THROUGH.needsBody(Direction.REQUEST)).isFalse();
        assertThat(Translator.PASS_THROUGH.needsBody(Direction.RESPONSE)).isFalse();
    }
}
