package dev.banyan.legacy.format.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.io.IOException;

/** One document, from a tree to bytes. */
final class JsonWriter {
    private static final int FIRST = 1 << 10;

    private final JsonGenerator generator;
    private int depth;

    private JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    static byte[] document(Tree tree) throws Unfit {
        ByteArrayBuilder bytes = new ByteArrayBuilder(FIRST);
        try (JsonGenerator generator = Json.FACTORY.createGenerator(bytes)) {
            new JsonWriter(generator).value(tree);
            generator.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new Unfit("", "half of a surrogate pair (expected: whole characters)");
        }
    }

    private void value(Tree tree) throws IOException, Unfit {
        if (tree instanceof Leaf leaf) {
            leaf(leaf);
        } else if (++depth > Json.MAX_DEPTH) {
            throw new Unfit("", "a level too deep (expected: at most " + Json.MAX_DEPTH + ")");
        } else if (tree instanceof Branch branch) {
            object(branch);
        } else {
            list((Items) tree);
        }
    }

    private void object(Branch branch) throws IOException, Unfit {
        generator.writeStartObject();
        for (int i = 0; i < branch.size(); i++) {
            try {
                generator.writeFieldName(branch.name(i));
                value(branch.value(i));
            } catch (Unfit unfit) {
                throw unfit.within(branch.name(i));
            }
        }
        generator.writeEndObject();
        depth--;
    }

    private void list(Items items) throws IOException, Unfit {
        generator.writeStartArray();
        for (int i = 0; i < items.all().size(); i++) {
            try {
                value(items.all().get(i));
            } catch (Unfit unfit) {
                throw unfit.within(Integer.toString(i));
            }
        }
        generator.writeEndArray();
        depth--;
    }

    private void leaf(Leaf leaf) throws Unfit {
        try {
            switch (leaf.kind()) {
                case TEXT -> generator.writeString(leaf.text());
                // The literal as it is: no digit of it is looked at.
                case NUMBER -> generator.writeNumber(leaf.text());
                case BOOLEAN -> generator.writeBoolean(leaf.text().equals("true"));
                case NULL -> generator.writeNull();
            }
        } catch (IOException e) {
            throw new Unfit("", "half of a surrogate pair (expected: whole characters)");
        }
    }
}
