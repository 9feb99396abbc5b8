package org.fedai.kubefate.chart.internal.format;

import java.util.HexFormat;

/** Strings and bytes under {@code %x}. */
final class Hex {
    private Hex() {}

    static String encode(byte[] bytes, Flags flags, boolean upperCase) {
        int length = flags.hasPrecision() ? Math.min(flags.precision, bytes.length) : bytes.length;
        if (length == 0) {
            return "";
        }
        String prefix = flags.sharp ? upperCase ? "0X" : "0x" : "";
        HexFormat format = flags.space ? HexFormat.ofDelimiter(" " + prefix) : HexFormat.of();
        if (upperCase) {
            format = format.withUpperCase();
        }
        return prefix + format.formatHex(bytes, 0, length);
    }
}
