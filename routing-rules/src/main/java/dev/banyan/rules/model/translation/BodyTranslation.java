package dev.banyan.rules.model.translation;

import java.util.List;

/**
 * How a body becomes another one.
 *
 * @param from how it comes
 * @param as how it goes
 * @param map the lines, in order
 * @param keepRest true: what no line names goes too, as it is; default false
 */
public record BodyTranslation(Form from, Form as, List<Line> map, boolean keepRest) {
    public BodyTranslation {
        map = List.copyOf(map);
    }
}
