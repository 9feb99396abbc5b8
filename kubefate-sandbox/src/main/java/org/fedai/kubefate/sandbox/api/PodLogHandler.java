package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import org.jspecify.annotations.Nullable;

/** Serves {@code pods/NAME/log}. */
final class PodLogHandler {
    private final Registry registry;
    private final LogSource logs;
    private final SandboxClock clock;

    PodLogHandler(Registry registry, LogSource logs, SandboxClock clock) {
        this.registry = registry;
        this.logs = logs;
        this.clock = clock;
    }

    void handle(ApiCall call, Target target) throws IOException, InterruptedException {
        LogSource.Log log = logs.open(registry.get(target.id()), query(call));
        try (OutputStream out = call.stream("text/plain")) {
            log.writeTo(out);
        }
    }

    private LogSource.Query query(ApiCall call) {
        try {
            String tail = call.query("tailLines");
            String limit = call.query("limitBytes");
            return new LogSource.Query(
                    call.query("container"),
                    call.flag("follow"),
                    call.flag("previous"),
                    call.flag("timestamps"),
                    since(call),
                    tail.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(tail)),
                    limit.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(limit)));
        } catch (NumberFormatException | DateTimeException e) {
            throw StatusException.badRequest("invalid option of the log: " + e.getMessage());
        }
    }

    private @Nullable Instant since(ApiCall call) {
        String seconds = call.query("sinceSeconds");
        String since = call.query("sinceTime");
        if (!seconds.isEmpty()) {
            return clock.now().minusSeconds(Long.parseLong(seconds));
        }
        return since.isEmpty() ? null : Instant.parse(since);
    }
}
