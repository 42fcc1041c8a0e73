package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads one file as one YAML document, within bounds. */
public final class TreeReader {
    /** Characters of one file at most: those of all rules together. */
    public static final int MAX_CHARACTERS = 32 * 1024 * 1024;

    private TreeReader() {}

    /** Never throws: what is wrong is in the answer. */
    public static Tree read(String file, String text) {
        Place start = new Place(file, 1, 1);
        if (text.length() > MAX_CHARACTERS) {
            return Tree.unreadable(Problem.error(
                    "rules-too-large", start, "more than 32 MiB (expected: at most 32 MiB)", "split the rules"));
        }
        try {
            Characters.check(file, text);
            ParserImpl parser = new ParserImpl(new StreamReader(text), options());
            return new TreeComposer(file, parser).compose();
        } catch (Unreadable e) {
            return Tree.unreadable(e.problem());
        } catch (MarkedYAMLException e) {
            return Tree.unreadable(syntax(file, e));
        } catch (YAMLException e) {
            return Tree.unreadable(
                    Problem.error("yaml-syntax", start, Printable.of(String.valueOf(e.getMessage())), ""));
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(TreeComposer.MAX_DEPTH);
        options.setMaxAliasesForCollections(TreeComposer.MAX_ALIASES);
        options.setAllowRecursiveKeys(false);
        options.setAllowDuplicateKeys(false);
        options.setProcessComments(false);
        return options;
    }

    private static Problem syntax(String file, MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "not YAML" : e.getProblem();
        String message = Printable.of(problem) + (e.getContext() == null ? "" : ", " + Printable.of(e.getContext()));
        Place place = place(file, e);
        if (problem.toUpperCase(Locale.ROOT).contains("TAB")) {
            return Problem.error("tab", place, "a tab (expected: spaces)", "indent with spaces");
        }
        return Problem.error("yaml-syntax", place, message, "");
    }

    private static Place place(String file, MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? new Place(file, 1, 1) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
