package org.fedai.kubefate.server.takeover;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was taken over, and what an operator should know about it. Logged after the transaction. */
final class Findings {
    private final Map<GoTable, Integer> taken = new EnumMap<>(GoTable.class);
    private final List<String> remarks = new ArrayList<>();

    void took(GoTable table, int number) {
        taken.merge(table, number, Integer::sum);
    }

    /** @param remark a sentence that names the object and the reason */
    void add(String remark) {
        remarks.add(remark);
    }

    void addAll(@Nullable Findings others) {
        if (others != null) {
            remarks.addAll(others.remarks);
        }
    }

    /** {@code 2 users, 0 charts, 6 clusters, 41 jobs}. */
    String summary() {
        return taken.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().plural())
                .collect(Collectors.joining(", "));
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
