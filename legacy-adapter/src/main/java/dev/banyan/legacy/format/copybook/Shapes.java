package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import java.util.List;
import java.util.Set;

/** What documents in a copybook's records look like. */
final class Shapes {
    private Shapes() {}

    static Structure of(List<Item> items) {
        return addTo(new Structure(), items);
    }

    private static Structure addTo(Structure structure, List<Item> items) {
        for (Item item : items) {
            if (item.isOpen()) {
                addTo(structure, item.children());
            } else if (!item.isFiller()) {
                structure.add(new Part(item.name(), shape(item), false, false, ""));
            }
        }
        return structure;
    }

    private static Shape shape(Item item) {
        Shape one = item.isGroup() ? of(item.children()) : value(item);
        return item.occurs() == null ? one : new Listing(one, item.occurs().most());
    }

    private static Value value(Item item) {
        Picture picture = item.picture();
        if (picture == null) {
            return Value.of(Value.Type.DECIMAL);
        }
        if (!picture.isNumber()) {
            return new Value(Value.Type.STRING, Set.of(), picture.size(), Value.UNBOUNDED, Value.UNBOUNDED);
        }
        int digits = item.usage() == Usage.NATIVE ? BinaryField.nativeDigits(picture) : picture.digits();
        int scale = Math.max(0, picture.scale());
        Value.Type type = scale == 0 ? Value.Type.INT : Value.Type.DECIMAL;
        // Where P scales, there are fewer digits than places.
        int places = picture.scale() < 0 ? digits - picture.scale() : Math.max(digits, scale);
        return new Value(type, Set.of(), Value.UNBOUNDED, places, scale);
    }
}
