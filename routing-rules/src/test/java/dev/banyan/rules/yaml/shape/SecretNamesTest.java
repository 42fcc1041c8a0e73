package dev.banyan.rules.yaml.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "proxy-authorization",
                "cookie",
                "set-cookie",
                "x-auth-token",
                "X-Api-Key",
                "api_key",
                "apikey",
                "client-secret",
                "password",
                "passwd",
                "x-amz-security-token"
            })
    void tellingNamesAreSecret(String name) {
        assertThat(SecretNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-channel", "view", "plan", "idempotency-key", "cookies", "path", "accept"})
    void othersAreNot(String name) {
        assertThat(SecretNames.isSecret(name)).isFalse();
    }
}
