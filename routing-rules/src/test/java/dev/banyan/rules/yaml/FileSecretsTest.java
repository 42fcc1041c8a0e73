package dev.banyan.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSecretsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "s3cret, s3cret",
        "'s3cret\n', s3cret",
        "'s3cret\r\n', s3cret",
        "'s3cret\n\n', 's3cret\n'",
        "' a ', ' a '"
    })
    void oneNewlineAtTheEndIsNoPartOfASecret(String content, String secret) throws IOException {
        Files.writeString(directory.resolve("token"), content);
        assertThat(new FileSecrets(directory).file(Path.of("token"))).isEqualTo(secret);
    }

    @Test
    void anAbsolutePathIsTakenAsItIs() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "x");
        assertThat(new FileSecrets(Path.of("elsewhere")).file(token.toAbsolutePath()))
                .isEqualTo("x");
    }

    @Test
    void aLargeFileIsNoSecret() throws IOException {
        Files.write(directory.resolve("large"), new byte[64 * 1024 + 1]);
        Files.write(directory.resolve("most"), new byte[64 * 1024]);
        FileSecrets secrets = new FileSecrets(directory);
        assertThat(secrets.file(Path.of("most"))).hasSize(64 * 1024);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> secrets.file(Path.of("large")));
    }

    @Test
    void whatIsNotThereIsToldSo() {
        FileSecrets secrets = new FileSecrets(directory);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> secrets.file(Path.of("none")));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> secrets.file(Path.of(".")));
        assertThat(secrets.env("BANYAN_NO_SUCH_NAME")).isNull();
        assertThat(secrets.env("PATH")).isEqualTo(System.getenv("PATH"));
    }
}
