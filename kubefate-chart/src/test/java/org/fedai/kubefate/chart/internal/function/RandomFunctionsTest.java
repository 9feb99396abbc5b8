package org.fedai.kubefate.chart.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.internal.function.encoding.BaseEncoding;
import org.fedai.kubefate.chart.internal.function.table.TemplateFunction;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a result that is up to chance the form is tested. */
class RandomFunctionsTest {
    private static final SortedMap<String, TemplateFunction> FUNCTIONS = FunctionLibrary.standard(HelmVersion.V3);

    @ParameterizedTest
    @CsvSource({
        "randAlphaNum, '[0-9A-Za-z]{200}'",
        "randAlpha, '[A-Za-z]{200}'",
        "randNumeric, '[0-9]{200}'",
        "randAscii, '[ -~]{200}'"
    })
    void a_text_has_the_length_and_the_characters_asked_for(String function, String form) {
        String one = call(function, 200L);

        assertThat(one).matches(form).isNotEqualTo(call(function, 200L));
    }

    @Test
    void bytes_come_in_base64() {
        assertThat(BaseEncoding.BASE64.decode(call("randBytes", 20L))).hasSize(20);
    }

    @Test
    void a_uuid_is_of_version_four() {
        assertThat(call("uuidv4")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void a_shuffled_text_has_the_same_characters() {
        assertThat(call("shuffle", "h\u00e9llo").chars().sorted().toArray())
                .isEqualTo("h\u00e9llo".chars().sorted().toArray());
    }

    @Test
    void a_number_lies_from_the_first_up_to_the_second() {
        for (int i = 0; i < 100; i++) {
            assertThat((Long) FUNCTIONS.get("randInt").call(List.of(-2L, 3L))).isBetween(-2L, 2L);
        }
    }

    @Test
    void a_password_hash_verifies() {
        String hash = call("bcrypt", "secret");
        String line = call("htpasswd", "user", "secret");

        assertThat(hash).startsWith("$2a$10$").hasSize(60);
        assertThat(OpenBSDBCrypt.checkPassword(hash, "secret".toCharArray())).isTrue();
        assertThat(OpenBSDBCrypt.checkPassword(line.substring("user:".length()), "secret".toCharArray()))
                .isTrue();
    }

    @Test
    void helm_decrypts_what_was_encrypted_here() {
        String encrypted = call("encryptAES", "password", "plain text");

        assertThat(RealHelm.render("{{ decryptAES \"password\" .Values.x }}", "x: " + encrypted)
                        .text())
                .isEqualTo("plain text");
    }

    private static String call(String function, Object... arguments) {
        return String.valueOf(FUNCTIONS.get(function).call(List.of(arguments)));
    }
}
