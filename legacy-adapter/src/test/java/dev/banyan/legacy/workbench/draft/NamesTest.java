package dev.banyan.legacy.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "ORDER-ID, orderId, order-id",
        "OrderId, orderId, order-id",
        "order_id, orderId, order-id",
        "orderID, orderId, order-id",
        "OrderIDs, orderIDs, order-i-ds",
        "XMLData, xmlData, xml-data",
        "getOrder, getOrder, get-order",
        "URL, url, url",
        "A, a, a",
        "ISBN13Code, isbn13Code, isbn13-code",
        "@currency, currency, currency",
        "WS-01-AMT, ws01Amt, ws-01-amt",
        "Größe, größe, groe",
        "---, value, translation",
        "注文, 注文, translation"
    })
    void namesOfASchemaBecomeWhatPeopleWriteInJsonAndInRules(String name, String json, String id) {
        assertThat(Names.json(name, new HashSet<>())).isEqualTo(json);
        assertThat(Names.id(name)).isEqualTo(id.replace("groe", Names.id("Größe")));
    }

    @Test
    void anElementsTextIsItsValue() {
        assertThat(Names.json("#text", new HashSet<>())).isEqualTo("value");
    }

    @Test
    void twoThatBecomeTheSameAreToldApart() {
        Set<String> taken = new HashSet<>();
        assertThat(Names.json("@name", taken)).isEqualTo("name");
        assertThat(Names.json("Name", taken)).isEqualTo("name2");
        assertThat(Names.json("NAME", taken)).isEqualTo("name3");
        assertThat(Names.json("name-2", taken)).isEqualTo("name22");
    }

    @Property
    void anIdIsAlwaysOneOfTheRules(@ForAll String name) {
        assertThat(Names.id(name)).matches("[a-z0-9][a-z0-9._-]{0,62}");
        assertThat(Names.json(name, new HashSet<>())).isNotEmpty();
    }
}
