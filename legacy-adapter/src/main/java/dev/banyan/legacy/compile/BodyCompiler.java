package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.csv.CsvFormat;
import dev.banyan.legacy.format.soap.SoapFormat;
import dev.banyan.legacy.head.Reference;
import dev.banyan.legacy.mapping.LineWatch;
import dev.banyan.legacy.mapping.Lines;
import dev.banyan.legacy.mapping.Rest;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Wanted;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a {@link BodyTranslator} of what the rules say. Good for one body. */
final class BodyCompiler {
    private static final Set<String> SOAP = Set.of("soap11", "soap12");

    private final SchemaReader schemas;
    private final Direction direction;
    private final @Nullable LineWatch watch;
    private Set<String> pathNames = Set.of();

    /** @param watch is told what the lines do; null: nobody is */
    BodyCompiler(SchemaReader schemas, Direction direction, @Nullable LineWatch watch) {
        this.schemas = schemas;
        this.direction = direction;
        this.watch = watch;
    }

    /** Names of the route's path that lines cannot do without, also where something else is wrong with the body. */
    Set<String> pathNames() {
        return pathNames;
    }

    /**
     * @param references what templates of the head take from the body
     * @return null: something is wrong that lets nothing be made of it; the faults say what
     */
    @Nullable
    CompiledBody compile(BodyTranslation body, List<Reference> references, Faults faults) {
        int before = faults.count();
        Schema from = FormChecks.schema(body.from(), schemas, "from", faults);
        Schema as = FormChecks.schema(body.as(), schemas, "as", faults);
        Pointer root = Pointer.of(body.from().root());
        Pointer rootThere = Pointer.of(body.as().root());
        Sides sides = new Sides(
                body.from(),
                body.as(),
                FormChecks.start(from, root, "from", faults),
                FormChecks.start(as, rootThere, "as", faults));
        LineCompiler compiler = new LineCompiler(body.keepRest(), watch);
        CompiledLines lines = compiler.compile(body.map(), sides, rootThere, "", faults.at("map"));
        pathNames = compiler.pathNames();
        Required.check(body, sides, faults);
        Targets.checkWhole(body, faults);
        Levels.check(body, faults);
        if (faults.anySince(before)) {
            return null;
        }
        String element = element(lines, rootThere);
        try {
            BodyTranslator translator = new BodyTranslator(
                    direction,
                    Formats.of(body.from(), from, body.from().action(), wanted(body, root, lines, references)),
                    meansOneRow(body),
                    typed(body.from(), from),
                    root,
                    Lists.of(body.from().arrays()),
                    new Lines(lines.lines(), rest(body, lines), rootThere),
                    rootThere,
                    Lists.of(body.as().arrays()),
                    typed(body.as(), as),
                    written(body, as, element));
            return new CompiledBody(body, translator, from, as, element, pathNames);
        } catch (BadSchema bad) {
            faults.at("charset").error(bad);
            return null;
        }
    }

    private static Format written(BodyTranslation body, Schema as, @Nullable String element) throws BadSchema {
        Format format = Formats.of(body.as(), as, as.action(element, body.as().action()), Wanted.ALL);
        return format instanceof CsvFormat csv ? csv.with(RowLines.columns(body.map())) : format;
    }

    /** Where no line goes through the rows of a CSV, they mean the one that there is, as one row is written without each. */
    private static boolean meansOneRow(BodyTranslation body) {
        return body.from().format().equals("csv")
                && !body.keepRest()
                && body.map().stream().allMatch(line -> line.each() == null);
    }

    /** Of a record the copybook is the format itself, and needs no one to check after it. */
    private static Shape typed(Form form, Schema schema) {
        return Formats.isRecord(form) ? Anything.ANYTHING : schema.shape();
    }

    /** What stands in a SOAP header, a password as a rule, is not for a client or backend that knows no such thing. */
    private static @Nullable Rest rest(BodyTranslation body, CompiledLines lines) {
        if (!body.keepRest()) {
            return null;
        }
        List<Pointer> named = new ArrayList<>(lines.read());
        if (SOAP.contains(body.from().format()) && !SOAP.contains(body.as().format())) {
            named.add(Pointer.WHOLE.then(SoapFormat.HEADER));
        }
        return Rest.without(named);
    }

    private static Wanted wanted(BodyTranslation body, Pointer root, CompiledLines lines, List<Reference> references) {
        Wanted wanted = Wanted.nothing();
        if (lines.everything() || body.keepRest()) {
            return Wanted.ALL;
        }
        wanted.add(root.then("#text"));
        lines.read().forEach(pointer -> wanted.add(root.then(pointer)));
        references.stream()
                .filter(reference -> reference.kind() == Reference.Kind.BODY)
                .forEach(reference -> wanted.add(Pointer.of(reference.name())));
        return wanted;
    }

    /** The one element that lines put at the top of what goes, which says what operation it is; null: several, or none. */
    private static @Nullable String element(CompiledLines lines, Pointer root) {
        if (!root.isWhole()) {
            return root.tokens().get(0);
        }
        List<String> names = lines.written().stream()
                .filter(pointer -> !pointer.isWhole())
                .map(pointer -> pointer.tokens().get(0))
                .filter(name -> !name.startsWith("@"))
                .distinct()
                .toList();
        return names.size() == 1 ? names.get(0) : null;
    }

    /** The shape below a list, where that is one. */
    static Shape element(Shape shape) {
        return shape instanceof Listing listing ? listing.element() : shape;
    }
}
