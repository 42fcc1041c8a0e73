package dev.banyan.proxy.cli;

import dev.banyan.proxy.boot.Banyan;
import dev.banyan.proxy.settings.Settings;

/** The one line on standard output that says that requests are taken, where, and by which rules. */
final class ReadyLine {
    private ReadyLine() {}

    static String of(Banyan banyan) {
        Settings settings = banyan.settings();
        String line = line(
                address(settings.http().host(), banyan.httpPort()),
                address(settings.admin().host(), banyan.adminPort()),
                banyan.revision());
        Settings.Https https = settings.https();
        return https == null ? line : line + " https=" + address(https.host(), banyan.httpsPort());
    }

    static String line(String http, String admin, String revision) {
        return "banyan ready http=" + http + " admin=" + admin + " revision=" + revision;
    }

    /** An address that can be called from this machine: of a wildcard that is loopback. */
    static String address(String host, int port) {
        String name =
                switch (host) {
                    case "0.0.0.0" -> "127.0.0.1";
                    case "::", "[::]" -> "::1";
                    default -> host;
                };
        return (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + ":" + port;
    }
}
