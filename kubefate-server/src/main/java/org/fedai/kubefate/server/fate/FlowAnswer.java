package org.fedai.kubefate.server.fate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of FATE-Flow. Its HTTP status is always 200; errors have another code than 0.
 *
 * @param message for errors, fit for messages
 */
record FlowAnswer(int code, String message, JsonNode document) {
    static final int NO_SUCH_JOB = 1001;
    static final int NO_OTHER_PARTIES = 3000;
    static final int NO_SUCH_TABLE = 7001;

    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");

    /** Empty if the text is something else. */
    static Optional<FlowAnswer> read(String text) {
        try {
            JsonNode document = JsonMapper.shared().readTree(text);
            return document.isObject() && document.path("code").isInt()
                    ? Optional.of(new FlowAnswer(
                            document.path("code").asInt(),
                            lastLine(document.path("message").asString("")),
                            document))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    boolean isSuccess() {
        return code == 0;
    }

    JsonNode data() {
        return document.path("data");
    }

    /** What a response says that is not FATE-Flow's: the title of a page, or the beginning of a text. */
    static String summary(String text) {
        Matcher title = TITLE.matcher(text);
        return ForeignText.line(title.find() ? title.group(1) : text.substring(0, Math.min(text.length(), 200)));
    }

    /** The message may be a whole stack trace of Python, which ends with the error. */
    private static String lastLine(String message) {
        List<String> lines = message.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : ForeignText.line(lines.getLast());
    }
}
