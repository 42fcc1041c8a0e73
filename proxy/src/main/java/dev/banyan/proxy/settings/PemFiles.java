package dev.banyan.proxy.settings;

import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.tree.Node;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The path of a PEM file. A relative one begins where the settings file lies; from a variable, where the process runs. */
final class PemFiles implements Shape<PemFile> {
    static final PemFiles SHAPE = new PemFiles();

    private PemFiles() {}

    @Override
    public @Nullable PemFile read(String name, Node node, Context context) {
        Path path = SettingTexts.PATH.read(name, node, context);
        if (path == null) {
            return null;
        }
        return new PemFile(Path.of(node.place().file()).resolveSibling(path), node.place());
    }

    @Override
    public Map<String, Object> schema() {
        return SettingTexts.PATH.schema();
    }
}
