package dev.banyan.legacy.translate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One header line. */
public record Field(String name, String value) {

    /** The first of that name, whatever its case; null: there is none. */
    public static @Nullable String first(List<Field> fields, String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }
}
