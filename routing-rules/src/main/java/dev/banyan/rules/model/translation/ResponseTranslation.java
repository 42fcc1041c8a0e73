package dev.banyan.rules.model.translation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On the way to the client.
 *
 * @param soapFault the status of what was a SOAP fault; null: 502
 * @param statuses the backend's status to the client's; those not named stay
 * @param headers changes of headers
 * @param body null: the body goes as it came
 */
public record ResponseTranslation(
        @Nullable Integer soapFault,
        Map<Integer, Integer> statuses,
        Edits headers,
        @Nullable BodyTranslation body) {
    public ResponseTranslation {
        statuses = Map.copyOf(statuses);
    }
}
