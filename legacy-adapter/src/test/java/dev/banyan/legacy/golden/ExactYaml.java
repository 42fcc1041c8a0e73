package dev.banyan.legacy.golden;

import java.math.BigDecimal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML whose numbers keep their digits, and whose dates stay text. */
final class ExactYaml extends SafeConstructor {
    ExactYaml() {
        super(new LoaderOptions());
        yamlConstructors.put(Tag.FLOAT, new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
                return new BigDecimal(((ScalarNode) node).getValue());
            }
        });
        yamlConstructors.put(Tag.TIMESTAMP, new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
                return ((ScalarNode) node).getValue();
            }
        });
    }
}
