package org.fedai.kubefate.chart.internal.function.encoding;

import java.io.ByteArrayOutputStream;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Utf8;

/**
 * Bytes in letters, as Go's encoding/base64 and encoding/base32 read and write them: line breaks do not count, padding must be complete,
 * and the first byte that is wrong is named.
 */
public enum BaseEncoding {
    BASE64("base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4),
    BASE32("base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8);

    private final String name;
    private final String alphabet;
    private final int bits;
    private final int group;

    BaseEncoding(String name, String alphabet, int bits, int group) {
        this.name = name;
        this.alphabet = alphabet;
        this.bits = bits;
        this.group = group;
    }

    public String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        int buffer = 0;
        int available = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xFF);
            available += 8;
            while (available >= bits) {
                available -= bits;
                text.append(letter(buffer >> available));
            }
            buffer &= (1 << available) - 1;
        }
        if (available > 0) {
            text.append(letter(buffer << (bits - available)));
        }
        while (text.length() % group != 0) {
            text.append('=');
        }
        return text.toString();
    }

    private char letter(int value) {
        return alphabet.charAt(value & ((1 << bits) - 1));
    }

    /**
     * @throws FunctionException at the first byte that does not belong there
     */
    public byte[] decode(String text) {
        byte[] letters = Utf8.bytes(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(letters.length);
        Cursor cursor = new Cursor(letters, this == BASE32);
        boolean end = false;
        while (!end && cursor.next < cursor.letters.length) {
            long buffer = 0;
            int count = 0;
            while (count < group && !end) {
                int letter = cursor.take();
                if (letter < 0) {
                    if (count == 0) {
                        return bytes.toByteArray();
                    }
                    throw corrupt(cursor.next - count);
                }
                int value = letter < 0x80 ? alphabet.indexOf(letter) : -1;
                if (value >= 0) {
                    buffer = (buffer << bits) | value;
                    count++;
                } else if (letter == '=') {
                    padding(cursor, count);
                    end = true;
                } else {
                    throw corrupt(cursor.next - 1);
                }
            }
            write(bytes, buffer << (bits * (group - count)), count * bits / 8);
        }
        return bytes.toByteArray();
    }

    private void write(ByteArrayOutputStream bytes, long buffer, int count) {
        for (int i = 1; i <= count; i++) {
            bytes.write((int) (buffer >> (bits * group - 8 * i)));
        }
    }

    /** The padding after the first padding character, which has been consumed. */
    private void padding(Cursor cursor, int count) {
        if (this == BASE64) {
            padding64(cursor, count);
        } else {
            padding32(cursor, count);
        }
    }

    private void padding64(Cursor cursor, int count) {
        if (count < 2) {
            throw corrupt(cursor.next - 1);
        }
        if (count == 2) {
            cursor.skipBreaks();
            if (cursor.next == cursor.letters.length) {
                throw corrupt(cursor.next);
            }
            if (cursor.letters[cursor.next] != '=') {
                throw corrupt(cursor.next - 1);
            }
            cursor.next++;
        }
        cursor.skipBreaks();
        if (cursor.next < cursor.letters.length) {
            throw corrupt(cursor.next);
        }
    }

    private void padding32(Cursor cursor, int count) {
        int left = cursor.letters.length - cursor.next;
        if (count < 2 || left >= group) {
            throw corrupt(cursor.next - 1);
        }
        if (left + count < group - 1) {
            throw corrupt(cursor.letters.length);
        }
        for (int i = 0; i < group - 1 - count && i < left; i++) {
            if (cursor.letters[cursor.next + i] != '=') {
                throw corrupt(cursor.next + i - 1);
            }
        }
        if (count == 3 || count == 6) {
            throw corrupt(cursor.next - 1);
        }
        cursor.next = cursor.letters.length;
    }

    private FunctionException corrupt(int position) {
        return new FunctionException("illegal " + name + " data at input byte " + position);
    }

    /** The current position. Line breaks of base32 have been removed, so they do not count. */
    private static final class Cursor {
        private final byte[] letters;
        private int next;

        Cursor(byte[] letters, boolean withoutBreaks) {
            this.letters = withoutBreaks ? withoutBreaks(letters) : letters;
        }

        int take() {
            skipBreaks();
            return next == letters.length ? -1 : letters[next++] & 0xFF;
        }

        void skipBreaks() {
            while (next < letters.length && isBreak(letters[next])) {
                next++;
            }
        }

        private static byte[] withoutBreaks(byte[] letters) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream(letters.length);
            for (byte letter : letters) {
                if (!isBreak(letter)) {
                    kept.write(letter);
                }
            }
            return kept.toByteArray();
        }

        private static boolean isBreak(byte letter) {
            return letter == '\n' || letter == '\r';
        }
    }
}
