package dev.banyan.legacy.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.AnyTree;
import dev.banyan.legacy.Cost;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.json.JsonFormat;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {

    private static String shape(String schema) throws BadSchema {
        return shape(Map.of("s.json", schema), "s.json");
    }

    private static String shape(Map<String, String> files, String file) throws BadSchema {
        return Described.of(JsonSchema.read(files(files), file));
    }

    /** In these tables a single quote stands for a double one. */
    private static SchemaFiles files(Map<String, String> files) {
        return file -> {
            if (!files.containsKey(file)) {
                throw new FileNotFoundException("not found");
            }
            return files.get(file).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String problem(Map<String, String> files, String file) {
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> JsonSchema.read(files(files), file));
        return bad == null ? "fine" : bad.file() + ":" + bad.line() + ":" + bad.column() + ": " + bad.getMessage();
    }

    private static String problem(String schema) {
        return problem(Map.of("s.json", schema), "s.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            true                                                        | any
            {}                                                          | any
            {'type':'string'}                                           | string
            {'type':'string','maxLength':10}                            | string(10)
            {'type':'string','maxLength':1e99}                          | string
            {'type':'string','enum':['b','a']}                          | string=a/b
            {'enum':['b','a']}                                          | string=a/b
            {'const':'a'}                                               | string=a
            {'type':'string','format':'date'}                           | date
            {'type':'string','format':'date-time'}                      | date_time
            {'type':'string','format':'email'}                          | string
            {'type':'string','format':'byte'}                           | opaque
            {'type':'string','contentEncoding':'base64'}                | opaque
            {'type':'integer'}                                          | int
            {'type':'integer','enum':[1,2.0,-0]}                        | int=0/1/2
            {'enum':[1,2]}                                              | int=1/2
            {'type':'number'}                                           | decimal
            {'type':'number','enum':[1,1.5]}                            | decimal
            {'enum':[1,1.5]}                                            | decimal
            {'type':['integer','number']}                               | decimal
            {'type':'number','multipleOf':0.01}                         | decimal.2
            {'type':'number','multipleOf':0.050}                        | decimal.2
            {'type':'number','multipleOf':1e-3}                         | decimal.3
            {'type':'number','multipleOf':100}                          | decimal.0
            {'type':'boolean'}                                          | boolean
            {'const':true}                                              | boolean=true
            {'type':['string','integer']}                               | any
            {'enum':['a',1]}                                            | any
            {'enum':[{'a':1}]}                                          | {...}
            {'type':'string','enum':[1,2]}                              | any
            {'type':'null'}                                             | any
            """)
    void valuesHaveKindsAndBounds(String schema, String shape) throws BadSchema {
        assertThat(shape(schema)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'object'}                                                          | {...}
            {'properties':{'b':{'type':'string'},'a':{'type':'integer'}}}              | {b: string, a: int, ...}
            {'properties':{'a':{}},'required':['a']}                                   | {a!: any, ...}
            {'properties':{'a':{}},'required':['c','a']}                               | {a!: any, c!: any, ...}
            {'properties':{'a':true,'b':false}}                                        | {a: any, ...}
            {'properties':{'a':{}},'additionalProperties':false}                       | {a: any}
            {'properties':{'a':{}},'additionalProperties':{'type':'string'}}           | {a: any, ...}
            {'properties':{'a':{}},'unevaluatedProperties':false}                      | {a: any}
            {'properties':{'a':{}},'additionalProperties':false,'patternProperties':{'^x':{}}}  | {a: any, ...}
            {'properties':{'a':{}},'unevaluatedProperties':false,'if':{},'then':{}}    | {a: any, ...}
            {'properties':{'~/ä':{'type':'string'}}}                                   | {~/ä: string, ...}
            {'properties':{'a':{'type':['string','null']}}}                            | {a?: string, ...}
            {'properties':{'a':{'type':'string','nullable':true}}}                     | {a?: string, ...}
            {'properties':{'a':{'enum':['x',null]}}}                                   | {a?: string=x, ...}
            {'properties':{'a':{'type':['object','null'],'properties':{'b':{}}}}}      | {a?: {b: any, ...}, ...}
            {'type':'array'}                                                           | [any]
            {'items':{'type':'integer'},'maxItems':3}                                  | [int]<=3
            {'type':'array','items':{'properties':{'a':{}}}}                           | [{a: any, ...}]
            {'type':'array','items':[{'type':'string'},{}],'additionalItems':false}    | [any]<=2
            {'type':'array','prefixItems':[{'type':'string'}],'items':false}           | [any]<=1
            {'type':'array','items':false}                                             | [any]<=0
            {'type':'array','items':{'type':'array','items':{'type':'string'}}}        | [[string]]
            """)
    void objectsHavePartsAndListsHaveElements(String schema, String shape) throws BadSchema {
        assertThat(shape(schema)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'$ref':'#/$defs/a','$defs':{'a':{'type':'string'}}}                           | string
            {'$ref':'#/definitions/a%20b~1c','definitions':{'a b/c':{'type':'integer'}}}   | int
            {'$ref':'#x','$defs':{'a':{'$anchor':'x','type':'string'}}}                    | string
            {'$ref':'#x','definitions':{'a':{'$id':'#x','type':'string'}}}                 | string
            {'$dynamicRef':'#x','$defs':{'a':{'$dynamicAnchor':'x','type':'string'}}}      | string
            {'$ref':'#/$defs/l/0','$defs':{'l':[{'type':'string'}]}}                       | string
            {'$ref':'#/$defs/a','maxLength':5,'$defs':{'a':{'type':'string'}}}             | string(5)
            {'$schema':'http://json-schema.org/draft-07/schema#','$ref':'#/a','maxLength':5,'a':{'type':'string'}} | string
            {'$ref':'#'}                                                                   | any
            {'$ref':'#/a','a':{'$ref':'#/b'},'b':{'$ref':'#/a'}}                           | any
            {'$id':'http://x/s','$ref':'http://x/s#/a','a':{'type':'string'}}              | string
            """)
    void referencesLeadToWhatTheyName(String schema, String shape) throws BadSchema {
        assertThat(shape(schema)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'allOf':[{'properties':{'a':{'type':'string'}}},{'properties':{'b':{}},'required':['a']}]}  | {a!: string, b: any, ...}
            {'allOf':[{'properties':{'a':{'type':'string'}}},{'properties':{'a':{'maxLength':3}}}]}      | {a: string(3), ...}
            {'allOf':[{'type':'number'},{'type':'integer'}]}                                             | int
            {'allOf':[{'type':'string'},{'type':'integer'}]}                                             | any
            {'allOf':[{'enum':['a','b']},{'enum':['b','c']}]}                                            | string=b
            {'allOf':[{'type':'number','multipleOf':0.01},{'multipleOf':0.1}]}                           | decimal.1
            {'allOf':[{'items':{'type':'object'},'maxItems':5},{'items':{'required':['a']},'maxItems':3}]} | [{a!: any, ...}]<=3
            {'properties':{'a':{}},'allOf':[{'properties':{'b':{}},'additionalProperties':false}]}       | {a: any, b: any}
            """)
    void whatHasToHoldTogetherIsMerged(String schema, String shape) throws BadSchema {
        assertThat(shape(schema)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'properties':{'x':{'anyOf':[{'type':'string'},{'type':'null'}]}}}                     | {x?: string, ...}
            {'properties':{'x':{'oneOf':[{'const':null},{'type':'integer'}]}}}                     | {x?: int, ...}
            {'properties':{'x':{'anyOf':[{'type':['string','null']},{'const':'a'}]}}}              | {x?: string, ...}
            {'oneOf':[{'const':'a','title':'A'},{'const':'b'}]}                                    | string=a/b
            {'anyOf':[{'const':'a'},{'type':'string'}]}                                            | string
            {'anyOf':[{'type':'integer'},{'type':'number'}]}                                       | decimal
            {'anyOf':[{'type':'string'},{'type':'integer'}]}                                       | any
            {'anyOf':[{'type':'string'},{'type':'object'}]}                                        | any
            {'oneOf':[{'properties':{'a':{'type':'string'}},'required':['a']},{'properties':{'b':{'type':'integer'}}}]} | {a: string, b: int, ...}
            {'oneOf':[{'properties':{'k':{'const':'x'}},'required':['k']},{'properties':{'k':{'const':'y'},'v':{}},'required':['k']}]} | {k!: string=x/y, v: any, ...}
            {'oneOf':[{'properties':{'k':{'type':'integer'}}},{'properties':{'k':{'type':'number'}}}]} | {k: decimal, ...}
            {'oneOf':[{'properties':{'k':{'type':'string'}}},{'properties':{'k':{'type':'object'}}}]}  | {k: any, ...}
            {'properties':{'a':{'type':'string'}},'oneOf':[{'required':['a']},{'required':['b']}]}     | {a: string, b: any, ...}
            {'properties':{'a':{'type':'string'}},'anyOf':[{'required':['a']},{'required':['a','b']}]} | {a!: string, b: any, ...}
            {'oneOf':[{'properties':{'a':{}},'additionalProperties':false},{'properties':{'b':{}},'additionalProperties':false}]} | {a: any, b: any}
            {'oneOf':[{'properties':{'a':{}},'additionalProperties':false},{'properties':{'b':{}}}]}   | {a: any, b: any, ...}
            {'oneOf':[{'anyOf':[{'required':['a']},{'required':['b']}]},{'required':['c']}]}           | {a: any, b: any, c: any, ...}
            """)
    void ofAlternativesAllMayBeThere(String schema, String shape) throws BadSchema {
        assertThat(shape(schema)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'properties':{'next':{'$ref':'#'},'id':{'type':'integer'}}}           | {next: ^1, id: int, ...}
            {'$ref':'#/$defs/n','$defs':{'n':{'properties':{'kids':{'items':{'$ref':'#/$defs/n'}}}}}} | {kids: [^1], ...}
            {'type':'array','items':{'$ref':'#'}}                                  | [any]
            {'items':{'items':{'properties':{'a':{'$ref':'#'}}}}}                    | [[{a: [[^1]], ...}]]
            {'oneOf':[{'$ref':'#'},{'properties':{'a':{'type':'string'}}}]}        | {a: string, ...}
            {'allOf':[{'$ref':'#'}],'properties':{'a':{}}}                         | {a: any, ...}
            {'oneOf':[{'properties':{'leaf':{'type':'string'}}},{'properties':{'left':{'$ref':'#'}}}]} | {leaf: string, left: ^1, ...}
            """)
    void recursionEnds(String schema, String shape) throws BadSchema {
        assertThat(shape(schema)).isEqualTo(shape);
    }

    @Test
    void referencesLeadIntoOtherFilesBesideTheFirst() throws BadSchema {
        Map<String, String> files = Map.of(
                "schemas/order.json",
                        "{'properties':{'c':{'$ref':'parts/customer.json#/$defs/c'},'o':{'$ref':'#/x'}},'x':{'type':'string'}}",
                "schemas/parts/customer.json",
                        "{'$defs':{'c':{'properties':{'m':{'$ref':'../money.json'},'o':{'$ref':'#/x'}}}},'x':{'type':'integer'}}",
                "schemas/money.json", "{'type':'number','multipleOf':0.01}");
        assertThat(shape(files, "schemas/order.json")).isEqualTo("{c: {m: decimal.2, o: int, ...}, o: string, ...}");
    }

    @Test
    void anAddressBelowTheFilesOwnIsAFileBesideIt() throws BadSchema {
        Map<String, String> files = Map.of(
                "a.json", "{'$id':'https://shop.example/s/a.json','$ref':'https://shop.example/s/b.json#/x'}",
                "b.json", "{'x':{'type':'string'}}");
        assertThat(shape(files, "a.json")).isEqualTo("string");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'$ref':'https://x.example/b.json'}     | s.json:0:0: #: a reference to the network (expected: one to a file beside this one)
            {'$ref':'//x.example/b.json'}           | s.json:0:0: #: a reference to the network (expected: one to a file beside this one)
            {'$ref':'file:b.json'}                  | s.json:0:0: #: a reference to the network (expected: one to a file beside this one)
            {'$ref':'/etc/passwd'}                  | s.json:0:0: #: a reference that begins with a slash (expected: one relative to this file)
            {'$ref':'b.json'}                       | s.json:0:0: b.json: not found (expected: a file with a schema)
            {'$ref':'#/nowhere'}                    | s.json:0:0: #/nowhere: nothing there (expected: what a reference names)
            {'$ref':'#nowhere'}                     | s.json:0:0: #nowhere: nothing there (expected: what a reference names)
            {'$ref':'#/a/9','a':[]}                 | s.json:0:0: #/a/9: nothing there (expected: what a reference names)
            {'$ref':'#/%zz'}                        | s.json:0:0: #/$ref: another value (expected: a reference with sound escapes)
            {'$ref':7}                              | s.json:0:0: #/$ref: another value (expected: a text)
            {'properties':[]}                       | s.json:0:0: #/properties: another value (expected: an object)
            {'properties':{'a':{'items':7}}}        | s.json:0:0: #/properties/a/items: another value (expected: a schema: an object, true or false)
            {'type':'text'}                         | s.json:0:0: #/type: another value (expected: object, array, string, number, integer, boolean or null)
            {'type':'string','maxLength':-1}        | s.json:0:0: #/maxLength: another value (expected: no less than zero)
            {'type':'string','maxLength':'7'}       | s.json:0:0: #/maxLength: another value (expected: a number)
            {'type':'number','multipleOf':0}        | s.json:0:0: #/multipleOf: another value (expected: a number above zero)
            {'required':['a',['b']]}                | s.json:0:0: #/required: another value (expected: a list of names)
            {'allOf':{}}                            | s.json:0:0: #/allOf: another value (expected: a list)
            7                                       | s.json:0:0: #: another value (expected: a schema: an object, true or false)
            """)
    void whatIsNoSchemaIsNamedByItsPlace(String schema, String problem) {
        assertThat(problem(schema)).isEqualTo(problem);
    }

    @Test
    void aFileThatIsNoJsonIsNamedByLineAndColumn() {
        Map<String, String> files = Map.of("a.json", "{'$ref':'b.json'}", "b.json", "{\n  'type': string\n}");
        assertThat(problem(files, "a.json"))
                .startsWith("b.json:2:")
                .endsWith("what is not well-formed (expected: JSON)");
        assertThat(problem(files, "c.json"))
                .isEqualTo("c.json:0:0: c.json: not found (expected: a file with a schema)");
    }

    @Test
    void filesLevelsAndPlacesAreBounded() {
        SchemaFiles endless =
                file -> ("{\"$ref\":\"" + "x".repeat(file.length() + 1) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(BadSchema.class, () -> JsonSchema.read(endless, "x")))
                .hasMessage("too many files (expected: at most 100)");
        String chain = IntStream.range(0, 200)
                .mapToObj(i -> "'%d':{'properties':{'p':{'$ref':'#/$defs/%d'}}}".formatted(i, i + 1))
                .collect(Collectors.joining(",", "{'$ref':'#/$defs/0','$defs':{", ",'200':{}}}"));
        assertThat(problem(chain)).endsWith("(expected: at most 100 levels that do not repeat)");
        String merged =
                IntStream.range(0, 600).mapToObj(i -> "{}").collect(Collectors.joining(",", "{'allOf':[", "]}"));
        assertThat(problem(merged)).endsWith("(expected: at most 500 schemas at one place)");
    }

    @Test
    void doublingAlternativesCostLittle() {
        String doubling = IntStream.range(0, 60)
                .mapToObj(
                        i -> "'%d':{'anyOf':[{'$ref':'#/$defs/%d'},{'$ref':'#/$defs/%d'}]}".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(",", "{'$ref':'#/$defs/0','$defs':{", ",'60':{'type':'object'}}}"));
        assertThat(problem(doubling)).endsWith("(expected: fewer than 20000 places that it all leads to)");
        assertThat(Cost.of(() -> shape(doubling)).time()).isLessThan(Cost.MOST_TIME);
    }

    @Provide
    Arbitrary<Tree> trees() {
        return AnyTree.trees();
    }

    @Property
    void anyJsonIsASchemaOrABadOne(@ForAll("trees") Tree tree) throws Unfit {
        byte[] body = new JsonFormat(Wanted.ALL).write(tree).body();
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> JsonSchema.read(file -> body, "s.json"));
        assertThat(bad == null || bad.getMessage().startsWith("#")).isTrue();
    }
}
