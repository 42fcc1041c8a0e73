package dev.banyan.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.match.Shadowing.Finding;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.ValueCondition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowingTest {

    private static List<Finding> find(RouteOf... routes) {
        return Shadowing.find(Arrays.stream(routes).map(RouteOf::route).toList());
    }

    @Test
    void theSecondOfTwoAlikeNeverWinsAndTies() {
        assertThat(find(RouteOf.id("a").path("/x/{id}"), RouteOf.id("b").path("/x/{name}")))
                .containsExactly(new Finding(1, 0, true, true));
    }

    @Test
    void theLowerPriorityNeverWinsWhereverItStands() {
        assertThat(find(RouteOf.id("a").path("/x"), RouteOf.id("b").path("/x").priority(1)))
                .containsExactly(new Finding(0, 1, true, false));
    }

    @Test
    void aRouteWithOneMoreHostTiesOnTheOthers() {
        assertThat(find(
                        RouteOf.id("a").hosts("x.com").path("/x"),
                        RouteOf.id("b").hosts("x.com", "y.com").path("/x")))
                .containsExactly(new Finding(1, 0, false, true));
        assertThat(find(
                        RouteOf.id("a").hosts("x.com", "y.com").path("/x"),
                        RouteOf.id("b").hosts("x.com").path("/x")))
                .containsExactly(new Finding(1, 0, true, true));
    }

    @ParameterizedTest
    @CsvSource({"/files/, true", "/files/a, true", "/files, false", "/, false", "/filesystem/, false"})
    void aTemplateThatTakesTheRestHidesPrefixesBelowIt(String prefix, boolean hidden) {
        boolean found = !find(
                        RouteOf.id("prefix").prefix(prefix), RouteOf.id("rest").path("/files/{rest*}"))
                .isEmpty();
        assertThat(found).isEqualTo(hidden);
    }

    @Test
    void aPrefixOfAllHidesARouteWithoutPath() {
        assertThat(find(RouteOf.id("none"), RouteOf.id("all").prefix("/")))
                .containsExactly(new Finding(0, 1, true, false));
    }

    @Test
    void aTemplateOfAllHidesRegexes() {
        assertThat(find(
                        RouteOf.id("regex").regex("/a/[0-9]+"),
                        RouteOf.id("all").path("/{rest*}")))
                .containsExactly(new Finding(0, 1, true, false));
    }

    @Test
    void whatIsMoreExactIsNotHidden() {
        assertThat(find(
                        RouteOf.id("a").path("/x"),
                        RouteOf.id("b").path("/{x}"),
                        RouteOf.id("c").prefix("/x"),
                        RouteOf.id("d").prefix("/"),
                        RouteOf.id("e").hosts("x.com").prefix("/"),
                        RouteOf.id("f").hosts("*.x.com").prefix("/"),
                        RouteOf.id("g").path("/x").methods("GET"),
                        RouteOf.id("h").path("/x").methods("POST"),
                        RouteOf.id("i").path("/x").header("a", "1"),
                        RouteOf.id("j").path("/x").header("a", "2")))
                .isEmpty();
    }

    @Test
    void aConditionThatFollowsFromAnotherHides() {
        ValueCondition present = new ValueCondition.Present(true);
        ValueCondition digits = new ValueCondition.Regex("[0-9]+");
        assertThat(find(
                        RouteOf.id("a").path("/x").header("v", present),
                        RouteOf.id("b").path("/x").header("v", "7")))
                .containsExactly(new Finding(1, 0, true, true));
        assertThat(find(
                        RouteOf.id("a").path("/x").query("v", digits),
                        RouteOf.id("b").path("/x").query("v", "7")))
                .containsExactly(new Finding(1, 0, true, true));
        assertThat(find(
                        RouteOf.id("a").path("/x").cookie("v", digits),
                        RouteOf.id("b").path("/x").cookie("v", "seven")))
                .isEmpty();
    }

    @Test
    void moreMethodsHideFewerOfTheSamePath() {
        assertThat(find(
                        RouteOf.id("a").path("/x").methods("GET", "HEAD"),
                        RouteOf.id("b").path("/x").methods("HEAD")))
                .containsExactly(new Finding(1, 0, true, true));
    }

    @Test
    void aHundredThousandRoutesAreComparedInAMoment() {
        List<Route> routes = IntStream.range(0, 100_000)
                .mapToObj(i -> RouteOf.id("r" + i).prefix("/a/b" + i).route())
                .toList();
        assertThat(Shadowing.find(routes)).isEmpty();
    }
}
