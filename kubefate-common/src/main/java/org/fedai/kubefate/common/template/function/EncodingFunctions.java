package org.fedai.kubefate.common.template.function;

import static org.fedai.kubefate.common.template.function.Parameter.STRING;

import org.fedai.kubefate.common.template.value.FunctionException;
import org.fedai.kubefate.common.template.value.Utf8;

/** Base64 and base32. What cannot be decoded gives the reason in place of a text, as Helm has it. */
final class EncodingFunctions {
    private EncodingFunctions() {}

    static void addTo(FunctionTable table) {
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
