package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens in the demo, in order; each change is made the way an operator would make it. */
final class Tour {
    private final DemoRules rules;
    private final ModernShop modern;
    private final Operator operator;
    private final Watch watch;
    private final StockQuestion stock;
    private final String flags;
    private long failedBefore;
    private long killed;

    /** @param flags what a person has to add to the commands that are shown; empty: nothing */
    Tour(DemoRules rules, ModernShop modern, Operator operator, Watch watch, StockQuestion stock, String flags) {
        this.rules = rules;
        this.modern = modern;
        this.operator = operator;
        this.watch = watch;
        this.stock = stock;
        this.flags = flags;
    }

    List<Chapter> chapters() {
        return List.of(legacyOnly(), tenPercent(), half(), breakdown(), kill(), restore(), twoLanguages());
    }

    /** What stays on stage when the tour is over: the audience's turn. */
    Chapter epilogue() {
        return Chapter.of(
                        0,
                        "Your turn",
                        "Everything goes on until Ctrl-C. Open the shop in a browser, edit the",
                        "rules file, or try ramp, drain, kill and audit in another terminal:")
                .opensWith("./banyan status" + flags, () -> {
                    watch.changes().close();
                    return "";
                });
    }

    private Chapter legacyOnly() {
        return Chapter.of(
                12,
                "Everything on the legacy side",
                ShopUsers.COUNT + " users visit the old shop; Banyan stands before it.",
                "The shop's redirects name its own address, yet users see the public one.");
    }

    private Chapter tenPercent() {
        return Chapter.of(
                        16,
                        "Ten percent move",
                        "An edit of the rules is live within two seconds; nothing restarts.",
                        "A cookie decides for each user, in orders and catalog alike.")
                .opensWith(
                        "vi rules.yaml      # modern: 0 -> modern: 10, twice",
                        () -> watch.change(Side.MODERN, "10", () -> {
                            rules.write(BigDecimal.TEN);
                            return "";
                        }));
    }

    private Chapter half() {
        return typed(
                Chapter.of(
                        18,
                        "Half of the orders",
                        "An operator's percent, in place of the file's (*). More users move,",
                        "those who moved before stay. The catalog keeps its ten percent."),
                Side.MODERN,
                "50",
                List.of("ramp", DemoRules.ORDERS, "50", "--reason", "looks good"));
    }

    private Chapter breakdown() {
        return Chapter.of(
                        14,
                        "The modern side breaks",
                        "A bad release: half of its answers are errors, the others are late.",
                        "The legacy side's users notice nothing.")
                .opensWith("", () -> {
                    failedBefore = watch.traffic().failed();
                    modern.breakDown();
                    return "";
                })
                .endsWith(() -> watch.traffic().failed() - failedBefore + " requests have failed so far");
    }

    private Chapter kill() {
        Chapter chapter = typed(
                Chapter.of(
                        12,
                        "Kill",
                        "Everyone back to the legacy side, whatever file, ramp or header says.",
                        "The order is on disk before the command ends, and survives a restart."),
                Side.LEGACY,
                "0",
                List.of("kill", "--all", "--reason", "errors on modern"));
        Chapter.Act opening = chapter.opening();
        return chapter.opensWith(chapter.command(), () -> {
                    String outcome = opening.play();
                    killed = System.nanoTime();
                    return outcome;
                })
                .endsWith(this::afterKill);
    }

    private Chapter restore() {
        Chapter chapter = typed(
                Chapter.of(
                        18,
                        "Repaired and restored",
                        "A good release, and the file has its say again: ten percent.",
                        "The same users as at first; nobody else."),
                Side.MODERN,
                "10",
                List.of("restore", "--all", "--reason", "fixed"));
        Chapter.Act opening = chapter.opening();
        return chapter.opensWith(chapter.command(), () -> {
            modern.repair();
            return opening.play();
        });
    }

    private Chapter twoLanguages() {
        return Chapter.of(
                        14,
                        "Two languages",
                        "The old shop tells its stock in SOAP, the new one in JSON. A translation",
                        "stands before the old one: users ask both in the same words.")
                .opensWith("curl " + stock.address() + " -H 'x-banyan-side: legacy'", stock::ask);
    }

    /** A chapter that opens with one of Banyan's own commands. */
    private Chapter typed(Chapter chapter, Side towards, String percent, List<String> words) {
        String line = Stream.concat(Stream.of("./banyan"), words.stream())
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining(" ", "", flags));
        String[] typed = words.toArray(String[]::new);
        return chapter.opensWith(line, () -> watch.change(towards, percent, () -> operator.type(typed)));
    }

    private String afterKill() {
        double late = (watch.traffic().lastSentToModern() - killed) / 1e6;
        return late <= 0
                ? "no request reached the modern side after that"
                : "the last request to reach the modern side was sent " + Figures.millis(late) + " after that";
    }
}
