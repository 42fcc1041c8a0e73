package dev.banyan.proxy.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A volume as kubelet writes it: visible links through {@code ..data} into a timestamped directory, swapped whole. */
final class ConfigMapMount {
    private final Path directory;
    private int versions;

    ConfigMapMount(Path directory) {
        this.directory = directory;
    }

    /** Brings the volume to hold exactly these files, the way kubelet's atomic writer does. */
    void write(Map<String, String> files) throws IOException {
        Path old = directory.resolve("..data");
        Path before = Files.exists(old) ? Files.readSymbolicLink(old) : null;
        Path version = Files.createDirectory(directory.resolve("..2024_05_01_10_00_00." + ++versions));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(version.resolve(file.getKey()), file.getValue());
        }
        Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), version.getFileName());
        Files.move(link, old, StandardCopyOption.ATOMIC_MOVE);
        for (String name : files.keySet()) {
            if (!Files.exists(directory.resolve(name))) {
                Files.createSymbolicLink(directory.resolve(name), Path.of("..data", name));
            }
        }
        if (before != null) {
            remove(directory.resolve(before));
        }
    }

    private static void remove(Path version) throws IOException {
        try (var files = Files.newDirectoryStream(version)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(version);
    }
}
