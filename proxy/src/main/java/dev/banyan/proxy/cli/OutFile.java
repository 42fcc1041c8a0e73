package dev.banyan.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** What {@code --out} writes. */
final class OutFile {
    private OutFile() {}

    /** False: it could not be written, and that was said. */
    static boolean write(Path file, byte[] bytes, CommandLine command) {
        try {
            Files.write(file, bytes);
            return true;
        } catch (IOException e) {
            command.getErr()
                    .println("banyan " + command.getCommandName() + ": " + file
                            + " cannot be written (expected: a file that this user may write)");
            return false;
        }
    }
}
