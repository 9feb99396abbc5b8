package org.fedai.kubefate.chart.internal.function.encoding;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Utf8;

/** Base64 and base32. If the input cannot be decoded, the result is the error message, as in Helm. */
public final class EncodingFunctions {
    private EncodingFunctions() {}

    public static void addTo(FunctionTable table) {
        table.add("b64enc", STRING, s -> BaseEncoding.BASE64.encode(Utf8.bytes(s)))
                .add("b64dec", STRING, s -> decode(BaseEncoding.BASE64, s))
                .add("b32enc", STRING, s -> BaseEncoding.BASE32.encode(Utf8.bytes(s)))
                .add("b32dec", STRING, s -> decode(BaseEncoding.BASE32, s));
    }

    private static String decode(BaseEncoding encoding, String text) {
        try {
            return Utf8.text(encoding.decode(text));
        } catch (FunctionException e) {
            return e.getMessage();
        }
    }
}
