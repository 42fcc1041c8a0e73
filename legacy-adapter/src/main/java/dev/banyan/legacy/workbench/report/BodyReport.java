package dev.banyan.legacy.workbench.report;

import dev.banyan.legacy.compile.InspectedBody;
import dev.banyan.legacy.format.copybook.Copybook;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.workbench.report.LossReport.Kind;
import dev.banyan.legacy.workbench.report.LossReport.Loss;
import dev.banyan.legacy.workbench.report.LossReport.Way;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Form;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.validate.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What gets lost of bodies that go one way. */
final class BodyReport {
    static final String NO_SCHEMA = "No schema says ";

    private final Translation written;
    private final Direction direction;
    private final InspectedBody body;
    private final BodyTranslation lines;
    private final List<Problem> problems;
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param problems of the translation; the files of their places are pointers into the rules */
    BodyReport(Translation written, Direction direction, InspectedBody body, List<Problem> problems) {
        this.written = written;
        this.direction = direction;
        this.body = body;
        this.lines = body.written();
        this.problems = problems;
    }

    Way way() {
        addDropped();
        addUnfilled();
        for (NumberedLine line : NumberedLine.all(lines.map())) {
            LineLosses.of(line.line()).forEach(why -> losses.add(new Loss(Kind.LOSSY, line.name(), why)));
            addProblems(line);
        }
        losses.addAll(MissingSources.of(body));
        addSamples();
        losses.sort(Comparator.comparing(Loss::kind));
        return new Way(direction, lines.from().format(), lines.as().format(), List.copyOf(losses), List.copyOf(notes));
    }

    private void addDropped() {
        if (lines.from().format().equals("none")) {
            return;
        }
        if (lines.keepRest()) {
            notes.add("rest: keep takes along what no line names");
        } else if (body.from() == Anything.ANYTHING) {
            notes.add(NO_SCHEMA + "what comes, so it cannot be told what is dropped, and no sample can prove anything; "
                    + needed(lines.from()));
        } else {
            Used read = new Used(body.from());
            NumberedLine.read(lines.map(), Pointer.of(lines.from().root()), read);
            HeadPointers.of(written, direction).forEach(read::add);
            Set<String> exempt = exempt(body.fromCopybook(), read);
            Unused.of(body.from(), InspectedBody.hasRoots(lines.from()), read, exempt)
                    .forEach(found ->
                            losses.add(new Loss(Kind.DROPPED, found.pointer().toString(), size(found, "reads"))));
            if (NumberedLine.all(lines.map()).stream()
                    .anyMatch(line -> line.line().expr() != null || line.line().when() != null)) {
                notes.add(
                        "Expressions may read more than lines do: some of what is dropped may be in what they compute");
            }
        }
    }

    private void addUnfilled() {
        if (lines.as().format().equals("none")) {
            notes.add("as: none, so nothing of a body goes");
        } else if (body.as() == Anything.ANYTHING) {
            notes.add(NO_SCHEMA + "what goes, so it cannot be told what is never filled, nor what does not fit; "
                    + needed(lines.as()));
        } else if (!lines.keepRest()) {
            Used filled = new Used(body.as());
            NumberedLine.filled(lines.map(), Pointer.of(lines.as().root()), filled);
            Unused.of(body.as(), InspectedBody.hasRoots(lines.as()), filled, exempt(body.asCopybook(), filled))
                    .forEach(found ->
                            losses.add(new Loss(Kind.UNFILLED, found.pointer().toString(), size(found, "fills"))));
        }
    }

    private static String size(Unused.Found found, String does) {
        String fields = found.fields() == 1 ? "" : found.fields() + " fields, ";
        return (found.required() ? "required, " : "") + fields + "no line " + does
                + (found.fields() == 1 ? " it" : " them");
    }

    private static String needed(Form form) {
        return switch (form.format()) {
            case "json" -> "schema: {jsonSchema: FILE} would say it";
            case "xml", "soap11", "soap12" -> "schema: {xsd: FILE} or {wsdl: FILE} would say it";
            default -> "there is none for " + form.format();
        };
    }

    /** Counters follow from their lists; of items that share their bytes, one is as good as the others. */
    private static Set<String> exempt(@Nullable Copybook copybook, Used used) {
        Set<String> exempt = new HashSet<>();
        if (copybook == null) {
            return exempt;
        }
        exempt.addAll(copybook.counters().values());
        copybook.redefinitions().forEach((item, shared) -> {
            exempt.add(item);
            if (used.touches(Pointer.of(item)) || used.covers(Pointer.of(item))) {
                exempt.add(shared.original());
            }
        });
        // What is used of them is looked into, though.
        exempt.removeIf(pointer -> used.touches(Pointer.of(pointer)));
        return exempt;
    }

    private void addProblems(NumberedLine line) {
        String start = "/translations/" + Pointer.escaped(written.name()) + "/" + direction.word() + "/body"
                + line.pointer() + "/";
        for (Problem problem : problems) {
            String place = problem.place().file();
            boolean own = place.startsWith(start) && place.indexOf('/', start.length()) < 0;
            boolean loss =
                    problem.code().equals("lossy-conversion") || problem.code().equals("list-to-value");
            // What enum makes less of, the line says itself.
            if (own && loss && !place.endsWith("/enum")) {
                String hint = problem.hint().isEmpty() ? "" : "; " + problem.hint();
                losses.add(new Loss(Kind.MAY_NOT_FIT, line.name(), problem.message() + hint));
            }
        }
    }

    private void addSamples() {
        for (boolean full : new boolean[] {true, false}) {
            String failure = body.failure(full);
            if (failure != null) {
                String where = full ? "with everything in it" : "with only what must be there";
                losses.add(new Loss(Kind.SAMPLE_FAILS, where, failure));
            }
        }
    }
}
