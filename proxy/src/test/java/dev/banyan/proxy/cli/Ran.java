package dev.banyan.proxy.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One command, run to its end inside the test.
 *
 * @param bytes what it wrote to standard output beside text
 */
record Ran(int exit, String out, String err, byte[] bytes) {

    Ran(int exit, String out, String err) {
        this(exit, out, err, new byte[0]);
    }

    static Ran banyan(String... args) {
        return fed(new byte[0], args);
    }

    /** @param in what stands on standard input */
    static Ran fed(byte[] in, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(in), bytes);
        int exit = Main.run(streams, new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(exit, out.toString(), err.toString(), bytes.toByteArray());
    }
}
