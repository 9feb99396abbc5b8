package org.fedai.kubefate.chart.internal.function.numbers;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.INT;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.TypedList;

/** Sequences of integers. */
public final class SequenceFunctions {
    private final Bounds bounds;

    public SequenceFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    public void addTo(FunctionTable table) {
        table.add("until", INT, count -> ints(untilStep(0, count, count < 0 ? -1 : 1)))
                .add("untilStep", INT, INT, INT, (start, stop, step) -> ints(untilStep(start, stop, step)))
                .addVariadic("seq", INT, this::seq);
    }

    /** Excludes the end; a step in the wrong direction results in an empty sequence. */
    private List<Long> untilStep(long start, long stop, long step) {
        boolean down = stop < start;
        if (step == 0 || down != step < 0) {
            return List.of();
        }
        BigInteger distance =
                BigInteger.valueOf(stop).subtract(BigInteger.valueOf(start)).abs();
        BigInteger size = BigInteger.valueOf(step).abs();
        long count = distance.add(size)
                .subtract(BigInteger.ONE)
                .divide(size)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
        bounds.checkElements(count);
        List<Long> numbers = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            numbers.add(start + i * step);
        }
        return numbers;
    }

    /** Like the command of that name: up to the last, from first to last, or by a step between the two. */
    private String seq(List<Long> numbers) {
        return switch (numbers.size()) {
            case 1 -> text(inclusive(1, numbers.get(0)));
            case 2 -> text(inclusive(numbers.get(0), numbers.get(1)));
            case 3 -> {
                long start = numbers.get(0);
                long step = numbers.get(1);
                long end = numbers.get(2);
                boolean down = end < start;
                yield down && step > 0 ? "" : text(untilStep(start, down ? end - 1 : end + 1, step));
            }
            default -> "";
        };
    }

    private List<Long> inclusive(long start, long end) {
        return end < start ? untilStep(start, end - 1, -1) : untilStep(start, end + 1, 1);
    }

    private static String text(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static TypedList ints(List<Long> numbers) {
        return TypedList.of("int", numbers);
    }
}
