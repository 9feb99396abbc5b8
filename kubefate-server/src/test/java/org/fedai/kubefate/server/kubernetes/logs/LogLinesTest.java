package org.fedai.kubefate.server.kubernetes.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
    @Test
    void lines_end_at_line_breaks_of_either_kind_and_at_the_end() throws IOException {
        assertThat(lines("one\ntwo\r\n\n\u8054\u90a6 \ud83d\ude80\nlast", 8192))
                .containsExactly("one", "two", "", "\u8054\u90a6 \ud83d\ude80", "last");
        assertThat(lines("", 8192)).isEmpty();
        assertThat(lines("a\n", 8192)).containsExactly("a");
        assertThat(lines("a\r", 8192)).containsExactly("a\r");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 1024, 8192})
    void lines_are_the_same_however_the_bytes_arrive(int portion) throws IOException {
        Random random = new Random(4711);
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            String line = "\u00e9\u90a6\ud83d\ude80x".repeat(random.nextInt(i % 50 == 0 ? 2000 : 40));
            expected.add(line);
            text.append(line).append('\n');
        }

        assertThat(lines(text.toString(), portion)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u90a6", "\ud83d\ude80", "a\u90a6", "ab\ud83d\ude80"})
    void a_very_long_line_is_split_between_characters(String character) throws IOException {
        String line = character.repeat(200_000);

        List<String> parts = lines(line + "\nnext\n", 8192);

        assertThat(parts.getLast()).isEqualTo("next");
        assertThat(String.join("", parts.subList(0, parts.size() - 1))).isEqualTo(line);
        assertThat(parts).allMatch(part -> part.getBytes(UTF_8).length <= LogLines.LONGEST);
    }

    private static List<String> lines(String text, int portion) throws IOException {
        InputStream stream = new ByteArrayInputStream(text.getBytes(UTF_8)) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, portion));
            }
        };
        List<String> lines = new ArrayList<>();
        try (LogLines read = new LogLines(stream)) {
            for (String line = read.next(); line != null; line = read.next()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
