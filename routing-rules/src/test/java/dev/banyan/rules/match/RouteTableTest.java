package dev.banyan.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.ValueCondition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    /** The id of the winner, or {@code none}. */
    private static String winner(DescribedRequest request, RouteOf... routes) {
        List<Route> list = Arrays.stream(routes).map(RouteOf::route).toList();
        int index = RouteTable.compile(list).match(request);
        return index == RouteTable.NONE ? "none" : list.get(index).id();
    }

    private static DescribedRequest get(String url) {
        return DescribedRequest.of("GET", url, Map.of());
    }

    private static DescribedRequest get(String url, String header, String... values) {
        return DescribedRequest.of("GET", url, Map.of(header, List.of(values)), null, PathCanonicalizer.DEFAULT);
    }

    @Test
    void anExactHostBeatsAWildcardAndAWildcardNone() {
        RouteOf any = RouteOf.id("any").path("/a");
        RouteOf wildcard = RouteOf.id("wildcard").hosts("*.example.com").prefix("/");
        RouteOf exact = RouteOf.id("exact").hosts("shop.example.com");
        assertThat(winner(get("http://shop.example.com/a"), any, wildcard, exact))
                .isEqualTo("exact");
        assertThat(winner(get("http://x.example.com/a"), any, wildcard, exact)).isEqualTo("wildcard");
        assertThat(winner(get("http://example.com/a"), any, wildcard, exact)).isEqualTo("any");
    }

    @Test
    void theLongestWildcardWins() {
        RouteOf shorter = RouteOf.id("shorter").hosts("*.example.com").path("/a");
        RouteOf longer = RouteOf.id("longer").hosts("*.shop.example.com").prefix("/");
        assertThat(winner(get("http://a.b.shop.example.com/a"), shorter, longer))
                .isEqualTo("longer");
        assertThat(winner(get("http://shop.example.com/a"), shorter, longer)).isEqualTo("shorter");
    }

    @Test
    void aWildcardStandsForOneOrMoreLabels() {
        RouteOf route = RouteOf.id("r").hosts("*.shop.example.com");
        assertThat(winner(get("http://a.shop.example.com/"), route)).isEqualTo("r");
        assertThat(winner(get("http://a.b.shop.example.com/"), route)).isEqualTo("r");
        assertThat(winner(get("http://shop.example.com/"), route)).isEqualTo("none");
        assertThat(winner(get("http://ashop.example.com/"), route)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"http://SHOP.Example.COM/", "http://shop.example.com:8080/", "http://shop.example.com./"})
    void caseAndPortOfTheHostDoNotCount(String url) {
        assertThat(winner(get(url), RouteOf.id("r").hosts("shop.example.com"))).isEqualTo("r");
    }

    @Test
    void anExactHostWhoseConditionsFailLeavesTheRequestToLessExactOnes() {
        RouteOf exact = RouteOf.id("exact").hosts("a.example.com").path("/a").methods("POST");
        RouteOf wildcard =
                RouteOf.id("wildcard").hosts("*.example.com").path("/a").header("x", "1");
        RouteOf any = RouteOf.id("any").prefix("/");
        assertThat(winner(get("http://a.example.com/a"), exact, wildcard, any)).isEqualTo("any");
        assertThat(winner(get("http://a.example.com/a", "x", "1"), exact, wildcard, any))
                .isEqualTo("wildcard");
    }

    @Test
    void exactBeatsTemplateBeatsRegexBeatsPrefixBeatsNone() {
        RouteOf none = RouteOf.id("none-given").methods("GET").header("x", "1");
        RouteOf prefix = RouteOf.id("prefix").prefix("/a/b");
        RouteOf regex = RouteOf.id("regex").regex("/a/.*");
        RouteOf template = RouteOf.id("template").path("/{x*}");
        RouteOf exact = RouteOf.id("exact").path("/a/b");
        DescribedRequest request = get("http://h/a/b", "x", "1");
        assertThat(winner(request, none, prefix, regex, template, exact)).isEqualTo("exact");
        assertThat(winner(request, none, prefix, regex, template)).isEqualTo("template");
        assertThat(winner(request, none, prefix, regex)).isEqualTo("regex");
        assertThat(winner(request, none, prefix)).isEqualTo("prefix");
        assertThat(winner(request, none)).isEqualTo("none-given");
    }

    @Test
    void moreLiteralSegmentsWinWhereverTheyStand() {
        RouteOf early = RouteOf.id("early").path("/a/{x}/{y}");
        RouteOf late = RouteOf.id("late").path("/{x}/b/c");
        assertThat(winner(get("http://h/a/b/c"), early, late)).isEqualTo("late");
    }

    @Test
    void aTemplateWithoutRestBeatsOneWithIt() {
        RouteOf rest = RouteOf.id("rest").path("/a/{x}/{y*}");
        RouteOf plain = RouteOf.id("plain").path("/a/{x}/{y}");
        assertThat(winner(get("http://h/a/b/c"), rest, plain)).isEqualTo("plain");
    }

    @Test
    void ofTemplatesAlikeTheLongerWins() {
        RouteOf shorter = RouteOf.id("shorter").path("/a/{x*}");
        RouteOf longer = RouteOf.id("longer").path("/a/{x}/{y*}");
        assertThat(winner(get("http://h/a/b/c"), shorter, longer)).isEqualTo("longer");
        assertThat(winner(get("http://h/a/b"), shorter, longer)).isEqualTo("shorter");
    }

    @Test
    void allRegexesAreAlikeSoThatConditionsDecide() {
        RouteOf longPattern = RouteOf.id("long").regex("/items/[0-9]+/details");
        RouteOf shortPattern = RouteOf.id("short").regex("/.*").methods("GET");
        assertThat(winner(get("http://h/items/7/details"), longPattern, shortPattern))
                .isEqualTo("short");
    }

    @Test
    void theLongestPrefixWins() {
        RouteOf root = RouteOf.id("root").prefix("/").methods("GET");
        RouteOf a = RouteOf.id("a").prefix("/a");
        RouteOf slash = RouteOf.id("slash").prefix("/a/");
        RouteOf ab = RouteOf.id("ab").prefix("/a/b");
        assertThat(winner(get("http://h/a/b/c"), root, a, slash, ab)).isEqualTo("ab");
        assertThat(winner(get("http://h/a/c"), root, a, slash, ab)).isEqualTo("slash");
        assertThat(winner(get("http://h/a"), root, a, slash, ab)).isEqualTo("a");
        assertThat(winner(get("http://h/ab"), root, a, slash, ab)).isEqualTo("root");
    }

    @ParameterizedTest
    @CsvSource({"/a, r", "/a/, r", "/a/b, r", "/a//b, r", "/ab, none", "/, none", "/a;x/b, r"})
    void aPrefixEndsOnABorderOfSegments(String path, String winner) {
        assertThat(winner(get("http://h" + path), RouteOf.id("r").prefix("/a"))).isEqualTo(winner);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/{x}, /a/b, r",
        "/a/{x}, /a/, none",
        "/a/{x}, /a/b/, none",
        "/a/{x}/, /a/b/, r",
        "/a/{x}, /a/;p, none",
        "/f/{x*}, /f/, r",
        "/f/{x*}, /f/a/b, r",
        "/f/{x*}, /f, none",
        "/{x*}, /, r",
        "/a/{x}, /a/b;p=1, r"
    })
    void aVariableIsOneSegmentThatIsNotEmptyAndARestMayBe(String template, String path, String winner) {
        assertThat(winner(get("http://h" + path), RouteOf.id("r").path(template)))
                .isEqualTo(winner);
    }

    @Test
    void aTrailingSlashCountsInAPath() {
        assertThat(winner(get("http://h/a/"), RouteOf.id("r").path("/a"))).isEqualTo("none");
        assertThat(winner(get("http://h/a"), RouteOf.id("r").path("/a/"))).isEqualTo("none");
    }

    @Test
    void moreConditionsWinAndMethodsCountOne() {
        RouteOf methods = RouteOf.id("methods").path("/a").methods("GET", "HEAD", "POST");
        RouteOf two = RouteOf.id("two").path("/a").header("x", "1").query("q", "1");
        assertThat(winner(get("http://h/a?q=1", "x", "1"), methods, two)).isEqualTo("two");
        assertThat(winner(get("http://h/a"), methods, two)).isEqualTo("methods");
    }

    @Test
    void theHigherPriorityBreaksATieAndNothingMore() {
        RouteOf first = RouteOf.id("first").path("/a");
        RouteOf preferred = RouteOf.id("preferred").path("/a").priority(1);
        RouteOf prefix = RouteOf.id("prefix").prefix("/a").priority(100);
        assertThat(winner(get("http://h/a"), first, preferred, prefix)).isEqualTo("preferred");
    }

    @Test
    void fileOrderIsTheLastWord() {
        RouteOf first = RouteOf.id("first").path("/a/{x}");
        RouteOf second = RouteOf.id("second").path("/a/{y}");
        assertThat(winner(get("http://h/a/b"), first, second)).isEqualTo("first");
    }

    @Test
    void aRegexMustMatchTheWholeValue() {
        RouteOf route = RouteOf.id("r").header("x-app", new ValueCondition.Regex("ios-[0-9]+"));
        assertThat(winner(get("http://h/", "x-app", "ios-17"), route)).isEqualTo("r");
        assertThat(winner(get("http://h/", "x-app", "ios-17b"), route)).isEqualTo("none");
        assertThat(winner(get("http://h/a/7/b"), RouteOf.id("r").regex("/a/[0-9]+")))
                .isEqualTo("none");
    }

    @Test
    void aRegexNeverMatchesMoreThan4KiB() {
        RouteOf route = RouteOf.id("r").regex("/a*");
        assertThat(winner(get("http://h/" + "a".repeat(4095)), route)).isEqualTo("r");
        assertThat(winner(get("http://h/" + "a".repeat(4096)), route)).isEqualTo("none");
    }

    @Test
    void ofARepeatedNameAnyValueWillDo() {
        assertThat(winner(get("http://h/?q=0&q=a%20b"), RouteOf.id("r").query("q", "a b")))
                .isEqualTo("r");
        assertThat(winner(get("http://h/", "x", "0", "1"), RouteOf.id("r").header("x", "1")))
                .isEqualTo("r");
        assertThat(winner(
                        get("http://h/", "cookie", "p=0; p=gold"),
                        RouteOf.id("r").cookie("p", "gold")))
                .isEqualTo("r");
    }

    @Test
    void presenceAndAbsenceAreConditions() {
        ValueCondition present = new ValueCondition.Present(true);
        ValueCondition absent = new ValueCondition.Present(false);
        assertThat(winner(get("http://h/?q"), RouteOf.id("r").query("q", present)))
                .isEqualTo("r");
        assertThat(winner(get("http://h/?q"), RouteOf.id("r").query("q", absent)))
                .isEqualTo("none");
        assertThat(winner(get("http://h/"), RouteOf.id("r").header("x", absent)))
                .isEqualTo("r");
        assertThat(winner(get("http://h/", "x", ""), RouteOf.id("r").header("x", present)))
                .isEqualTo("r");
        assertThat(winner(get("http://h/", "cookie", "a=1"), RouteOf.id("r").cookie("a", absent)))
                .isEqualTo("none");
    }

    @Test
    void methodsAreComparedWithTheirCase() {
        DescribedRequest lower = DescribedRequest.of("get", "http://h/", Map.of());
        assertThat(winner(lower, RouteOf.id("r").methods("GET"))).isEqualTo("none");
    }

    @Test
    void noRoutesMatchNothing() {
        assertThat(winner(get("http://h/"))).isEqualTo("none");
    }
}
