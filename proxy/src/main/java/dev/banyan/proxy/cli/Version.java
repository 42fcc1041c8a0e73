package dev.banyan.proxy.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the build's version, from the jar's manifest, and the Java it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "banyan " + (version == null ? "development" : version) + " (Java " + Runtime.version() + ")"
        };
    }
}
