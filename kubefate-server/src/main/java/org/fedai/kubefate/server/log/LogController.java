package org.fedai.kubefate.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.Refuses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "log")
class LogController {
    /** Characters. An answer is one JSON text, so it has to end somewhere; following has no such limit. */
    private static final int LONGEST = 32 << 20;

    private final LogService logs;

    LogController(LogService logs) {
        this.logs = logs;
    }

    @Operation(summary = "Read the log of a cluster")
    @Refuses(422)
    @GetMapping("/v1/log/{uuid}")
    Answer<String> read(@PathVariable String uuid, HttpServletRequest request)
            throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        try {
            logs.read(logs.request(uuid, request::getParameter), line -> append(text, line));
        } catch (LongEnough e) {
            text.append("[kubefate] The rest is left out: ask for fewer lines with tail or limit-bytes.\n");
        }
        return Answer.of("getClusterLog Success", text.toString());
    }

    private static void append(StringBuilder text, String line) throws LongEnough {
        if (text.length() + line.length() > LONGEST) {
            throw new LongEnough();
        }
        text.append(line).append('\n');
    }

    /** Ends the reading. */
    private static final class LongEnough extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
