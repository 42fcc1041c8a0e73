package dev.banyan.legacy.compile;

import dev.banyan.legacy.coding.ContentCoding;
import dev.banyan.legacy.coding.TooLarge;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.Untranslatable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies without their content coding (RFC 9110, section 8.4). */
final class Bodies {
    private Bodies() {}

    static byte[] plain(Request request, long maxBody) throws Untranslatable {
        return plain(request.body(), request.headers(), maxBody, Direction.REQUEST);
    }

    static byte[] plain(Answer answer, long maxBody) throws Untranslatable {
        return plain(answer.body(), answer.headers(), maxBody, Direction.RESPONSE);
    }

    static @Nullable String contentType(List<Field> headers) {
        return Field.first(headers, "content-type");
    }

    private static byte[] plain(byte[] body, List<Field> headers, long maxBody, Direction direction)
            throws Untranslatable {
        String coding = Field.first(headers, "content-encoding");
        try {
            return coding == null ? body : ContentCoding.decode(body, coding, maxBody);
        } catch (Unfit unfit) {
            throw new Untranslatable(direction, "content-encoding", unfit.pointer(), unfit.getMessage());
        } catch (TooLarge large) {
            throw Untranslatable.tooLarge(direction, "more than " + maxBody + " bytes (expected: no more)");
        }
    }
}
