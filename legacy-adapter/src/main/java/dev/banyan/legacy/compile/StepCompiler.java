package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.ValueSteps;
import dev.banyan.legacy.step.DateStep;
import dev.banyan.legacy.step.EnumStep;
import dev.banyan.legacy.step.JoinStep;
import dev.banyan.legacy.step.NumberStep;
import dev.banyan.legacy.step.NumberStep.Sources;
import dev.banyan.legacy.step.RoundStep;
import dev.banyan.legacy.step.Rounding;
import dev.banyan.legacy.step.SplitStep;
import dev.banyan.legacy.step.Step;
import dev.banyan.legacy.step.TypeStep;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.rules.model.translation.Constant;
import dev.banyan.rules.model.translation.Line;
import dev.banyan.rules.model.translation.Line.DateForm;
import dev.banyan.rules.model.translation.Line.NumberForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes steps of what a line says: a new step is a file, and its turn here. */
final class StepCompiler {
    private StepCompiler() {}

    static ValueSteps steps(Line line, Sides sides, Faults faults) {
        List<Step> steps = new ArrayList<>();
        if (!line.values().isEmpty()) {
            steps.add(enumeration(line));
        }
        if (line.date() != null) {
            addDate(line.date(), steps, faults.at("date"));
        }
        addNumber(line, sides, steps);
        JoinStep join = line.join() == null ? null : new JoinStep(line.join());
        return new ValueSteps(split(line.split(), faults), steps, join);
    }

    private static @Nullable SplitStep split(@Nullable String separator, Faults faults) {
        if (separator != null && separator.isEmpty()) {
            faults.at("split").error("bad-separator", "split: nothing (expected: at least one character)", "");
            return null;
        }
        return separator == null ? null : new SplitStep(separator);
    }

    private static EnumStep enumeration(Line line) {
        Map<String, Leaf> values = new LinkedHashMap<>();
        line.values().forEach((from, to) -> values.put(from, LineCompiler.leaf(to)));
        return new EnumStep(values, line.otherwise() == null ? null : LineCompiler.leaf(line.otherwise()));
    }

    private static void addDate(DateForm date, List<Step> steps, Faults faults) {
        try {
            steps.add(new DateStep(date.in(), date.out(), date.zone()));
        } catch (IllegalArgumentException e) {
            faults.error("bad-date-pattern", "date: a pattern that is none (expected: one such as yyyyMMdd)", "");
        }
    }

    /** Towards a text side the type is settled before the number is written in that side's way. */
    private static void addNumber(Line line, Sides sides, List<Step> steps) {
        Rounding rounding = Rounding.of(line.round());
        Step type = line.type() == null ? null : TypeStep.of(line.type()).rounding(rounding);
        NumberForm form = line.number();
        Step number = form == null
                ? null
                : new NumberStep(form.scale(), form.decimal(), sources(line, sides), !sides.towardsJson(), rounding);
        Step round = round(line, sides, rounding);
        Stream.of(sides.towardsJson() ? number : type, round, sides.towardsJson() ? type : number)
                .filter(Objects::nonNull)
                .forEach(steps::add);
    }

    /** Null: nothing says how many digits there may be, or the line itself does. */
    private static @Nullable Step round(Line line, Sides sides, Rounding rounding) {
        NumberForm form = line.number();
        Integer scale = form == null || form.scale() == null ? sides.scale(line.to()) : null;
        return rounding == Rounding.NEVER || scale == null ? null : new RoundStep(scale, rounding);
    }

    private static Sources sources(Line line, Sides sides) {
        boolean ofBody =
                line.from() == null || line.from().isEmpty() || line.from().startsWith("/");
        if (!ofBody || line.each() != null) {
            return Sources.EITHER;
        }
        if (sides.fromJson()) {
            return sides.towardsJson() ? Sources.EITHER : Sources.POINT;
        }
        return sides.towardsJson() ? Sources.SIGN : Sources.EITHER;
    }

    /**
     * A value of the rules, its steps done once and for all. One that is written as what comes is translated as that; one
     * that is written as what is to go, goes.
     */
    static Tree folded(Constant constant, Line line, ValueSteps steps, Faults faults) {
        Leaf value = LineCompiler.leaf(constant);
        try {
            return LineCompiler.done(steps, value);
        } catch (Unfit asSource) {
            return asTarget(value, line, faults);
        }
    }

    private static Leaf asTarget(Leaf value, Line line, Faults faults) {
        if (line.type() == null || value.kind() == Leaf.Kind.NULL) {
            return value;
        }
        try {
            return TypeStep.of(line.type()).rounding(Rounding.of(line.round())).apply(value);
        } catch (Unfit unfit) {
            faults.error("bad-value", "value: " + unfit.getMessage() + ", by the line's type", "");
            return value;
        }
    }
}
