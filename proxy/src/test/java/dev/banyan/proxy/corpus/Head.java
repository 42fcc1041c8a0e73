package dev.banyan.proxy.corpus;

import java.util.List;
import java.util.stream.Collectors;

/** The head of a message as a reader understood it: its first line and its fields in order. */
record Head(String start, List<Field> fields) {

    List<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.is(name));
    }

    /** The values of all lines of that name, {@code &} between them; {@code -} where there is none. */
    String values(String name) {
        return has(name) ? all(name).stream().collect(Collectors.joining("&")) : "-";
    }

    /** A word of the first line, from 0; empty where it has fewer. */
    String word(int index) {
        String[] words = start.split(" ", 3);
        return index < words.length ? words[index] : "";
    }

    /** The status of an answer. */
    int status() {
        return Integer.parseInt(word(1));
    }
}
