package org.fedai.kubefate.cli.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes the response of a server that is not a KubeFATE service, such as a reverse proxy. */
final class Stranger {
    private static final Pattern TITLE =
            Pattern.compile("<(title|h1)[^>]*>\\s*(.*?)\\s*</\\1>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PAGE = Pattern.compile("^\\s*<", Pattern.DOTALL);
    private static final int LONGEST = 80;

    private Stranger() {}

    /** The status and what came with it: {@code HTTP 404, page "404 Not Found"}. */
    static String describe(int status, String body) {
        Matcher title = TITLE.matcher(body);
        if (title.find()) {
            return "HTTP %d, page \"%s\"".formatted(status, line(title.group(2)));
        }
        return "HTTP %d, %s"
                .formatted(status, PAGE.matcher(body).find() ? "an HTML page" : "but not the JSON of the service");
    }

    /** One short line without tags and control characters, which is safe to print on a terminal. */
    private static String line(String text) {
        String line = text.replaceAll("<[^>]*>", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
