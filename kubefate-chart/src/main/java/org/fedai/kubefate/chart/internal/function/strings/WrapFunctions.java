package org.fedai.kubefate.chart.internal.function.strings;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.INT;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.nio.charset.StandardCharsets;
import org.fedai.kubefate.chart.internal.function.table.BoundedText;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.Utf8;

/** Wraps and abbreviates text. All functions count bytes, not characters, as Go's library does, and may split a character. */
public final class WrapFunctions {
    private static final int MARK = "...".length();

    private final Bounds bounds;

    public WrapFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    public void addTo(FunctionTable table) {
        table.add("abbrev", INT, STRING, (width, s) -> width < 4 ? s : abbreviate(s, 0, width))
                .add("abbrevboth", INT, INT, STRING, WrapFunctions::abbreviateBoth)
                .add("wrap", INT, STRING, (width, s) -> wrap(s, width, "\n", false))
                .add(
                        "wrapWith",
                        INT,
                        STRING,
                        STRING,
                        (width, newline, s) -> wrap(s, width, newline.isEmpty() ? "\n" : newline, true));
    }

    private static String abbreviateBoth(long left, long width, String s) {
        return width < 4 || (left > 0 && width < 7) ? s : abbreviate(s, left, width);
    }

    /** At most {@code width} bytes, with dots for the omitted end, and for the omitted start if {@code left} is greater than 4. */
    private static String abbreviate(String s, long left, long width) {
        String bytes = bytesAsCharacters(s);
        int length = bytes.length();
        if (length <= width) {
            return s;
        }
        int kept = (int) width - MARK;
        int offset = Math.clamp(left, 0, length);
        if (length - offset < kept) {
            offset = length - kept;
        }
        if (offset <= 4) {
            return text(bytes.substring(0, kept) + "...");
        }
        if (width < 7) {
            return "";
        }
        return offset + kept < length
                ? text("..." + abbreviated(bytes.substring(offset), kept))
                : text("..." + bytes.substring(length - kept));
    }

    private static String abbreviated(String bytes, int width) {
        return width < 4 ? "" : bytes.length() <= width ? bytes : bytes.substring(0, width - MARK) + "...";
    }

    private String wrap(String s, long width, String newline, boolean breakWords) {
        String bytes = bytesAsCharacters(s);
        String separator = bytesAsCharacters(newline);
        BoundedText wrapped = new BoundedText(bounds);
        int room = (int) Math.max(1, Math.min(width, Integer.MAX_VALUE / 2));
        int offset = 0;
        while (bytes.length() - offset > room) {
            if (bytes.charAt(offset) == ' ') {
                offset++;
                continue;
            }
            int end = lineEnd(bytes, offset, room, breakWords);
            wrapped.append(bytes, offset, end);
            if (end == bytes.length()) {
                return text(wrapped.toString());
            }
            wrapped.append(separator);
            offset = bytes.charAt(end) == ' ' ? end + 1 : end;
        }
        return text(wrapped.append(bytes, offset, bytes.length()).toString());
    }

    /** At the last space within the width; a longer word is split or extends to the next space. */
    private static int lineEnd(String bytes, int offset, int room, boolean breakWords) {
        int space = bytes.lastIndexOf(' ', offset + room);
        if (space >= offset) {
            return space;
        }
        if (breakWords) {
            return offset + room;
        }
        int next = bytes.indexOf(' ', offset + room);
        return next < 0 ? bytes.length() : next;
    }

    private static String bytesAsCharacters(String s) {
        return new String(Utf8.bytes(s), StandardCharsets.ISO_8859_1);
    }

    private static String text(String bytes) {
        return Utf8.text(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
