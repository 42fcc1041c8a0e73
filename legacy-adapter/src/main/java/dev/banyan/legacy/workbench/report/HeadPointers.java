package dev.banyan.legacy.workbench.report;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.RequestTranslation;
import dev.banyan.rules.model.translation.ResponseTranslation;
import dev.banyan.rules.model.translation.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What templates of the head take from the body. */
final class HeadPointers {
    private static final Pattern BODY = Pattern.compile("\\{body:([^}]*)}");

    private HeadPointers() {}

    static List<Pointer> of(Translation written, Direction direction) {
        List<String> templates = new ArrayList<>();
        RequestTranslation request = written.request();
        ResponseTranslation response = written.response();
        if (direction == Direction.REQUEST && request != null) {
            templates.add(request.path() == null ? "" : request.path());
            templates.addAll(request.query().set().values());
            templates.addAll(request.headers().set().values());
        } else if (direction == Direction.RESPONSE && response != null) {
            templates.addAll(response.headers().set().values());
        }
        List<Pointer> pointers = new ArrayList<>();
        for (String template : templates) {
            for (Matcher found = BODY.matcher(template); found.find(); ) {
                pointers.add(Pointer.of(found.group(1)));
            }
        }
        return pointers;
    }
}
