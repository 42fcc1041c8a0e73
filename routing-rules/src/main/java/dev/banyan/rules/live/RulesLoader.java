package dev.banyan.rules.live;

import dev.banyan.rules.live.Content.Readable;
import dev.banyan.rules.live.Content.Unreadable;
import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.validate.Validation;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From content to a generation that is ready to go live, or to all that keeps it from that. */
public final class RulesLoader {
    private final RulesReader reader;
    private final FurtherCheck further;
    private final Clock clock;

    /** @param clock says when a generation was made and, in its zone, which day {@code expires} is judged by */
    public RulesLoader(RulesReader reader, Clock clock) {
        this(reader, FurtherCheck.NONE, clock);
    }

    /** @param further looks at what the rules name, as far as they could be read */
    public RulesLoader(RulesReader reader, FurtherCheck further, Clock clock) {
        this.reader = reader;
        this.further = further;
        this.clock = clock;
    }

    public Loaded load(Content content) {
        return content instanceof Readable readable
                ? load(readable)
                : new Loaded(((Unreadable) content).problems(), null, Locations.NOWHERE);
    }

    private Loaded load(Readable content) {
        Reading reading = reader.read(content.texts());
        List<Problem> problems = new ArrayList<>(content.warnings());
        problems.addAll(reading.problems());
        Rules rules = reading.rules();
        if (rules == null) {
            return new Loaded(problems, null, reading.locations());
        }
        RouteTable table = RouteTable.compile(rules.routes());
        problems.addAll(
                Validation.problems(rules, table, reading.locations(), LocalDate.now(clock), reading.isSound()));
        Rules wellWritten = reading.isSound() ? rules : WellWritten.of(rules, reading);
        problems.addAll(further.problems(wellWritten, reading.locations()));
        problems.sort(Comparator.comparing(Problem::place));
        boolean sound = problems.stream().noneMatch(Problem::isError);
        Generation generation =
                new Generation(content.revision(), clock.instant(), rules, table, reading.document(), problems);
        return new Loaded(problems, sound ? generation : null, reading.locations());
    }
}
