package dev.banyan.legacy.workbench;

import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a message's head, before and after.
 *
 * @param part {@code method}, {@code path}, {@code query}, {@code status}, or a header's name in lower case with a colon
 * @param before null: it was not there; of a path: it is the client's
 * @param after null: it goes no more; of a path: it is as the route says
 * @param renamedFrom the name of the header that came; empty: it is not renamed
 */
public record HeadChange(
        String part, @Nullable String before, @Nullable String after, String renamedFrom) {
    private static final String CONTENT_TYPE = "content-type";

    private HeadChange(String part, @Nullable String before, @Nullable String after) {
        this(part, before, after, "");
    }

    public boolean isSame() {
        return before == null ? after == null : before.equals(after);
    }

    static List<HeadChange> of(Request request, TranslatedRequest made) {
        List<HeadChange> changes = new ArrayList<>();
        changes.add(
                new HeadChange("method", request.method(), made.method() == null ? request.method() : made.method()));
        changes.add(new HeadChange("path", null, made.path()));
        String query = made.query() == null ? request.query() : made.query();
        changes.add(new HeadChange("query", orNull(request.query()), orNull(query)));
        addHeaders(request.headers(), made.headers(), made.body(), changes);
        return changes;
    }

    static List<HeadChange> of(Answer answer, TranslatedAnswer made) {
        List<HeadChange> changes = new ArrayList<>();
        changes.add(new HeadChange("status", answer.status() + "", made.status() + ""));
        addHeaders(answer.headers(), made.headers(), made.body(), changes);
        return changes;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void addHeaders(
            List<Field> came, HeaderChanges headers, @Nullable Payload payload, List<HeadChange> changes) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<Field> goes = goes(came, headers, payload);
        came.forEach(field -> names.add(field.name()));
        goes.forEach(field -> names.add(field.name()));
        for (String name : names) {
            String after = Field.first(goes, name);
            if (after != null || named(headers.rename(), name) == null) {
                changes.add(of(name.toLowerCase(Locale.ROOT), after, came, headers.rename()));
            }
        }
    }

    private static HeadChange of(String name, @Nullable String after, List<Field> came, Map<String, String> rename) {
        for (Map.Entry<String, String> entry : rename.entrySet()) {
            String old = entry.getValue().equalsIgnoreCase(name) ? Field.first(came, entry.getKey()) : null;
            if (old != null) {
                return new HeadChange(name + ":", old, after, entry.getKey());
            }
        }
        return new HeadChange(name + ":", Field.first(came, name), after);
    }

    /** As the proxy will send them, but for those that frame the message. */
    private static List<Field> goes(List<Field> came, HeaderChanges headers, @Nullable Payload payload) {
        List<Field> goes = new ArrayList<>();
        for (Field field : came) {
            String renamed = named(headers.rename(), field.name());
            goes.add(new Field(renamed == null ? field.name() : renamed, field.value()));
        }
        goes.removeIf(field -> headers.remove().stream().anyMatch(name -> name.equalsIgnoreCase(field.name())));
        headers.set().forEach((name, value) -> set(goes, name, value));
        if (payload != null) {
            goes.removeIf(field -> field.name().equalsIgnoreCase("content-encoding"));
            if (payload.isNone()) {
                goes.removeIf(field -> field.name().equalsIgnoreCase(CONTENT_TYPE));
            } else {
                set(goes, CONTENT_TYPE, payload.contentType());
            }
        }
        return goes;
    }

    private static @Nullable String named(Map<String, String> rename, String name) {
        for (Map.Entry<String, String> entry : rename.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static void set(List<Field> goes, String name, String value) {
        goes.removeIf(field -> field.name().equalsIgnoreCase(name));
        goes.add(new Field(name, value));
    }
}
