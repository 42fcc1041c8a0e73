package dev.banyan.proxy.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One command, run to its end inside the test. */
record Ran(int exit, String out, String err) {

    static Ran banyan(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(exit, out.toString(), err.toString());
    }
}
