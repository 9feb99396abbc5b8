package org.fedai.kubefate.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "log")
class LogController {
    /** In characters. The response is a single JSON document and has to be bounded; followed logs are not limited. */
    private static final int MAX_CHARACTERS = 32 << 20;

    private final LogService logs;

    LogController(LogService logs) {
        this.logs = logs;
    }

    @Operation(summary = "Read the log of a cluster")
    @ErrorStatuses(422)
    @GetMapping("/v1/log/{uuid}")
    Answer<String> read(@PathVariable String uuid, HttpServletRequest request)
            throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        try {
            logs.read(logs.request(uuid, request::getParameter), line -> append(text, line));
        } catch (LimitReached e) {
            text.append("[kubefate] The log is truncated here; request fewer lines with tail or limit-bytes.\n");
        }
        return Answer.of("getClusterLog Success", text.toString());
    }

    private static void append(StringBuilder text, String line) throws LimitReached {
        if (text.length() + line.length() > MAX_CHARACTERS) {
            throw new LimitReached();
        }
        text.append(line).append('\n');
    }

    /** Stops reading once the limit is reached. */
    private static final class LimitReached extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
