package dev.banyan.rules;

import dev.banyan.rules.match.MatchBenchmark;
import dev.banyan.rules.split.SplitBenchmark;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The cost of the benchmarks in CPU time of the thread, all cases in turns within one process: so it also tells something
 * on a machine that is busy with other things, where JMH's clock does not.
 */
final class CpuCost {
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 60;
    private static final int CALLS = 60_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static volatile long sink;

    private record Case(String name, IntSupplier call, double[] nanos) {
        Case(String name, IntSupplier call) {
            this(name, call, new double[ROUNDS]);
        }
    }

    private CpuCost() {}

    public static void main(String[] args) {
        List<Case> hits = new ArrayList<>();
        List<Case> misses = new ArrayList<>();
        for (int routes : new int[] {10, 1_000, 10_000, 100_000}) {
            MatchBenchmark benchmark = MatchBenchmark.ofSize(routes);
            hits.add(new Case("hit, " + routes + " routes", benchmark::hit));
            misses.add(new Case("miss, " + routes + " routes", benchmark::miss));
        }
        SplitBenchmark header = SplitBenchmark.ofKey("header");
        SplitBenchmark cookie = SplitBenchmark.ofKey("cookie");
        run(hits);
        run(misses);
        run(List.of(
                new Case("split by a header", () -> header.decide().hashCode()),
                new Case("split by a cookie", () -> cookie.decide().hashCode())));
    }

    private static void run(List<Case> cases) {
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Case one : cases) {
                double cost = measure(one.call);
                if (round >= 0) {
                    one.nanos[round] = cost;
                }
            }
        }
        for (Case one : cases) {
            Arrays.sort(one.nanos);
            System.out.printf("%-20s %6.1f ns median, %6.1f ns least%n", one.name, one.nanos[ROUNDS / 2], one.nanos[0]);
        }
    }

    private static double measure(IntSupplier call) {
        long start = THREADS.getCurrentThreadCpuTime();
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += call.getAsInt();
        }
        sink = sum;
        return (THREADS.getCurrentThreadCpuTime() - start) / (double) CALLS;
    }
}
