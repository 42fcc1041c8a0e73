package dev.banyan.rules.yaml.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.Pattern;
import dev.banyan.rules.yaml.shape.Unfit;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatBoundTest {
    private static final List<String> PIECES = List.of(
            "(",
            "(",
            "(?:",
            ")",
            ")",
            "a",
            "b",
            "|",
            "[a-c]",
            "[]x]",
            "[^]]",
            "\\d",
            "\\Q(\\E",
            "\\Q[",
            "\\E",
            "\\p{L}",
            "{2}",
            "{9}",
            "{3,}",
            "{1,40}",
            "{30}",
            "*",
            "?",
            "(?i)",
            "()",
            "[[:alpha:]]",
            "\\x{41}",
            "\\(",
            "\\[");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}", "((a{100}){100}){100}", "(((){1000}){1000}){1000}", "((|){1000}){1000}",
                "(aaaa{1000}\\Q(\\E){1000}", "(([)]{1000})){1000}", "([]a)]{1000}){1000}", "(\\p{Greek}{1000}){11}",
                "(\\x{10FFFF}{1000}){11}", "(a{1,1000}){1,1000}", "(a{1000,}){1000,}", "a{1000}{1000}",
                "(\\){1000}){1000}"
            })
    void whatUnfoldsWithoutBoundIsRefused(String regex) {
        assertThatExceptionOfType(Unfit.class).isThrownBy(() -> RepeatBound.check(regex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a{1000}",
                "/[a-z]{1,64}/[0-9]{1,10}",
                "([0-9]{1,3}\\.){3}[0-9]{1,3}",
                "a{b}",
                "{",
                "a{,5}",
                "\\",
                "[",
                "(",
                ")",
                "\\Q",
                "\\p{",
                "\\Q{1000}{1000}{1000}\\E",
                "(a|b){100}"
            })
    void whatPeopleWriteIsNot(String regex) throws Unfit {
        RepeatBound.check(regex);
    }

    /** Were a guess too small, compiling would end the process for want of memory. */
    @Property(tries = 3000)
    void whatIsLetThroughCompilesInLittleMemory(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder regex = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            regex.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        try {
            RepeatBound.check(regex.toString());
            assertThat(Pattern.compile(regex.toString())).isNotNull();
        } catch (Unfit | com.google.re2j.PatternSyntaxException e) {
            assertThat(e).hasMessageContaining("");
        }
    }
}
