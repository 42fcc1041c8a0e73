package dev.banyan.proxy.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenFileTest {
    @TempDir
    private Path dir;

    @Test
    void oneTokenAloneIsCalledToken() throws IOException {
        assertThat(read("s3cret:with=signs\n")).isEqualTo(Map.of("token", "s3cret:with=signs"));
    }

    @Test
    void everyLineNamesItsToken() throws IOException {
        assertThat(read("# people\nann: aaa\n\n ci@build:   bbb \n"))
                .isEqualTo(Map.of("ann", "aaa", "ci@build", "bbb"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann: hidden\\nhidden            | tokens:2: not a token (expected: name: token)
            two hidden                      | tokens:1: not a token (expected: name: token)
            ann: hidden\\nann: hidden2      | tokens:2: name: ann stands twice
            rules: hidden                   | tokens:1: name: rules is an actor of Banyan's own (expected: another name)
            # nobody                        | tokens: no token (expected: one token, or lines of name: token)
            """)
    void whatIsNoTokenFileIsSaidWithoutShowingIt(String content, String message) {
        assertThatThrownBy(() -> read(content.replace("\\n", "\n")))
                .isInstanceOf(IOException.class)
                .message()
                .endsWith(message)
                .doesNotContain("hidden");
    }

    private Map<String, String> read(String content) throws IOException {
        return TokenFile.read(Files.writeString(dir.resolve("tokens"), content));
    }
}
