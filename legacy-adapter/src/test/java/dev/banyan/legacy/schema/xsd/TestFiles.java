package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.schema.SchemaFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Schemas of the test resources, and such as a test says; remembers what was asked for. */
public final class TestFiles implements SchemaFiles {
    private final Map<String, String> own = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Class<?> beside;

    public TestFiles(Class<?> beside) {
        this.beside = beside;
    }

    public TestFiles with(String file, String text) {
        own.put(file, text);
        return this;
    }

    public List<String> asked() {
        return asked;
    }

    @Override
    public byte[] read(String file) throws IOException {
        asked.add(file);
        String text = own.get(file);
        if (text != null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("no such file");
            }
            return in.readAllBytes();
        }
    }
}
