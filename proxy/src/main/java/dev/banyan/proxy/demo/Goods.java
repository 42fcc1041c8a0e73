package dev.banyan.proxy.demo;

import java.util.List;
import java.util.Optional;

/** What the toy shop sells. */
record Goods(String sku, String name, int cents) {
    static final List<Goods> ALL = List.of(
            new Goods("lamp", "Brass desk lamp", 4_900),
            new Goods("kettle", "Whistling kettle", 3_250),
            new Goods("clock", "Cuckoo clock", 12_800),
            new Goods("stool", "Three-legged stool", 5_400),
            new Goods("globe", "Globe with old borders", 7_700));

    static Optional<Goods> of(String sku) {
        return ALL.stream().filter(goods -> goods.sku.equals(sku)).findFirst();
    }

    /** The one that the order with this number is about. */
    static Goods ordered(int order) {
        return ALL.get(Math.floorMod(order, ALL.size()));
    }

    int inStock() {
        return 3 * sku.length();
    }

    String price() {
        return cents / 100 + "." + String.format("%02d", cents % 100);
    }
}
