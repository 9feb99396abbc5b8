package org.fedai.kubefate.cli.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The order of a list. */
public final class SortOption {
    /** In lower case, as users write them. */
    enum Order {
        oldest,
        newest
    }

    @Option(names = "--sort", paramLabel = "ORDER", description = "oldest or newest first; default: oldest.")
    private @Nullable Order order;

    /** The query parameters for the service. */
    public Map<String, String> query() {
        return order == null ? Map.of() : Map.of("sort", order.name());
    }
}
