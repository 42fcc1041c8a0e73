package dev.banyan.proxy.translations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code account.cob}, compiled by GnuCOBOL, for a host with that charset. */
final class CobolProgram {
    static final String COMPILER = "cobc";

    private static final long SECONDS = 60;

    private final Path directory;

    private CobolProgram(Path directory) {
        this.directory = directory;
    }

    static CobolProgram compile(Path directory, Charset host) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Resource.copy("account.cpy", directory);
        String source = Resource.text("account.cob")
                .replace("$host", literal(host))
                .replace("$ascii", literal(StandardCharsets.US_ASCII));
        Files.writeString(directory.resolve("account.cob"), source);
        CobolProgram program = new CobolProgram(directory);
        boolean isAscii = "0".getBytes(host)[0] == '0';
        // Binary numbers of the sizes that IBM's compiler gives them.
        program.run(
                COMPILER,
                "-x",
                "-std=ibm",
                "-fsign=" + (isAscii ? "ASCII" : "EBCDIC"),
                "-fliteral-length=200",
                "-ftext-column=255",
                "account.cob");
        return program;
    }

    /** All that can be printed, as that charset has it. */
    private static String literal(Charset charset) {
        String printable =
                IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());
        return "X\"" + HexFormat.of().withUpperCase().formatHex(printable.getBytes(charset)) + "\"";
    }

    /** A record for a record. */
    synchronized byte[] answer(byte[] record) throws IOException, InterruptedException {
        in(record);
        run("./account", "answer");
        return out();
    }

    /** A record that the program itself made. */
    synchronized byte[] make() throws IOException, InterruptedException {
        run("./account", "make");
        return out();
    }

    /** What the program finds in a record, a line each. */
    synchronized List<String> show(byte[] record) throws IOException, InterruptedException {
        in(record);
        return run("./account", "show").lines().toList();
    }

    /** In a file a record's length, big-endian, and two bytes of zeros are in front of each. */
    private void in(byte[] record) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(4 + record.length);
        file.putShort((short) record.length).putShort((short) 0).put(record);
        Files.write(directory.resolve("in.dat"), file.array());
    }

    private byte[] out() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("out.dat")));
        byte[] record = new byte[file.getShort()];
        file.getShort();
        file.get(record);
        if (file.hasRemaining()) {
            throw new IOException(file.remaining() + " bytes behind the record (expected: none)");
        }
        return record;
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(output, StandardCharsets.ISO_8859_1);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed\n" + said);
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
