package dev.banyan.rules.validate;

import dev.banyan.rules.model.KeySource;
import java.util.List;

/** A claim decides only where the token's signature can be verified. */
final class TrustedTokens implements Validator {

    @Override
    public void validate(Subject subject, Findings findings) {
        subject.eachRoute((pointer, route) -> {
            List<KeySource> keys = route.split().keys();
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i) instanceof KeySource.Jwt && route.split().jwt() == null) {
                    findings.error(
                            "untrusted-token",
                            pointer + "/split/key/" + i,
                            "key: " + keys.get(i).word() + " (expected: split.jwt says whose tokens count)",
                            "add jwt: {jwks: URL or file}");
                }
            }
        });
    }
}
