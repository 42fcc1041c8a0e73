package dev.banyan.rules.live;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.RulesText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Rules in memory, which a test changes as it likes. */
final class TextSource implements RulesSource {
    private Content content = new Content.Unreadable(List.of());

    void text(String text) {
        Revision revision = new Revision();
        revision.add(text.getBytes(StandardCharsets.UTF_8));
        content = new Content.Readable(revision.text(), List.of(new RulesText("rules.yaml", text)), List.of());
    }

    void gone() {
        Place place = new Place("rules.yaml", 1, 1);
        content = new Content.Unreadable(List.of(Problem.error("rules-missing", place, "file: not there", "")));
    }

    @Override
    public Content read() {
        return content;
    }

    @Override
    public Stamp stamp() {
        return new Stamp(content, Instant.EPOCH);
    }
}
