package dev.banyan.proxy.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PHP with its SOAP extension: its own web server with one script, and scripts that run to their end. */
public final class Php implements AutoCloseable {
    public static final String PROGRAM = "php";
    public static final String SOAP = "/usr/lib/php/*/soap.so";

    private final RunningProgram program;
    private final InetSocketAddress address;

    private Php(RunningProgram program, InetSocketAddress address) {
        this.program = program;
        this.address = address;
    }

    /**
     * Serves every path by that script.
     *
     * @param environment what the script finds in its environment
     */
    public static Php serve(Path script, Map<String, String> environment) throws IOException {
        InetSocketAddress address = RunningProgram.freeAddress("127.0.0.1");
        RunningProgram program = RunningProgram.start(
                List.of(PROGRAM, "-S", "127.0.0.1:" + address.getPort(), script.toString()),
                environment,
                script.resolveSibling("php.log"),
                address);
        return new Php(program, address);
    }

    /** What a script says. */
    public static String run(Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM, script.toString()));
        command.addAll(List.of(arguments));
        return RunningProgram.output(command, script.resolveSibling("php.out"));
    }

    public String url() {
        return "http://127.0.0.1:" + address.getPort();
    }

    @Override
    public void close() {
        program.close();
    }
}
