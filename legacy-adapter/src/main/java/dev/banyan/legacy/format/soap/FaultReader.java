package dev.banyan.legacy.format.soap;

import dev.banyan.legacy.format.FaultFormat.Fault;
import dev.banyan.legacy.format.xml.TreeWriter;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a fault in a message (SOAP 1.1, section 4.4; SOAP 1.2 part 1, section 5.4). */
final class FaultReader {
    private FaultReader() {}

    static @Nullable Fault fault(SoapVersion version, Tree body) {
        Tree fault = part(body, SoapFormat.FAULT);
        if (fault == null || !text(part(fault, TreeWriter.NAMESPACE)).equals(version.envelope())) {
            return null;
        }
        return version == SoapVersion.SOAP_11 ? fault11(fault) : fault12(fault);
    }

    private static Fault fault11(Tree fault) {
        String code = local(text(part(fault, "faultcode")));
        boolean sender = code.equals("Client") || code.startsWith("Client.");
        return new Fault(sender, code, text(part(fault, "faultstring")));
    }

    private static Fault fault12(Tree fault) {
        Tree code = part(fault, "Code");
        String main = local(text(part(code, "Value")));
        StringBuilder whole = new StringBuilder(main);
        for (Tree more = part(code, "Subcode"); more != null; more = part(more, "Subcode")) {
            whole.append('.').append(local(text(part(more, "Value"))));
        }
        return new Fault(main.equals("Sender"), whole.toString(), reason(part(part(fault, "Reason"), "Text")));
    }

    /** The English one, else the first. */
    private static String reason(@Nullable Tree texts) {
        List<Tree> all = texts instanceof Items items ? items.all() : texts == null ? List.of() : List.of(texts);
        for (Tree one : all) {
            String language = text(part(one, "@lang"));
            if (language.equals("en") || language.startsWith("en-")) {
                return text(one);
            }
        }
        return all.isEmpty() ? "" : text(all.get(0));
    }

    private static @Nullable Tree part(@Nullable Tree tree, String name) {
        return tree instanceof Branch branch ? branch.get(name) : null;
    }

    private static String text(@Nullable Tree tree) {
        Tree text = tree instanceof Branch branch ? branch.get("#text") : tree;
        return text instanceof Leaf leaf ? leaf.text().strip() : "";
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
