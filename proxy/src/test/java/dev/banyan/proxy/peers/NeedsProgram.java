package dev.banyan.proxy.peers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test runs against real programs of the operating system. Where one is missing the test is skipped with a line on
 * standard error; under continuous integration ({@code CI=true}) it fails instead, so that nothing is skipped unseen.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramCondition.class)
public @interface NeedsProgram {

    /** Names looked for on the {@code PATH} (and in the {@code sbin} directories), or absolute paths, of which a part {@code *} is any name. */
    String[] value();
}
