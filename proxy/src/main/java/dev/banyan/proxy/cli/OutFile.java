package dev.banyan.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** What {@code --out} writes. */
final class OutFile {
    private OutFile() {}

    /** @return the exit code: 0, or 1 where it could not be written, which then was said */
    static int write(Path file, byte[] bytes, CommandLine command) {
        try {
            Files.write(file, bytes);
            return 0;
        } catch (IOException e) {
            return refuse(file, command);
        }
    }

    /** Says that it cannot be written. */
    static int refuse(Path file, CommandLine command) {
        command.getErr()
                .println("banyan " + command.getCommandName() + ": " + file
                        + " cannot be written (expected: a file that this user may write)");
        return 1;
    }
}
