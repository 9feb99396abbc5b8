package org.fedai.kubefate.chart.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import org.fedai.kubefate.chart.FunctionLimits;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.internal.function.crypto.CertificateStruct;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.function.table.TemplateFunction;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFunctionsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final SortedMap<String, TemplateFunction> FUNCTIONS =
            FunctionLibrary.standard(HelmVersion.V3, FunctionLimits.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void an_authority_signs_certificates_that_verify_against_it() throws GeneralSecurityException {
        CertificateStruct authority = (CertificateStruct) call("genCA", "my-ca", 365L);
        CertificateStruct server = (CertificateStruct) call(
                "genSignedCert",
                "server.example",
                List.of("10.0.0.1", "::1", "::ffff:1.2.3.4"),
                List.of("server.example", "*.example"),
                30L,
                authority);

        X509Certificate issuer = certificate(authority);
        X509Certificate certificate = certificate(server);
        certificate.verify(issuer.getPublicKey());
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(issuer.getSubjectX500Principal());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=server.example");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "server.example"),
                        List.of(2, "*.example"),
                        List.of(7, "10.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(7, "1.2.3.4"));
        assertThat(certificate.getNotBefore()).isEqualTo(NOW);
        assertThat(certificate.getNotAfter()).isEqualTo(NOW.plus(30, ChronoUnit.DAYS));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(issuer.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(issuer.getKeyUsage()[5]).as("may sign certificates").isTrue();
        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
    }

    /** {@code ecdsa} and {@code ed25519} keys are made by genPrivateKey; a dsa key can be made but not be used. */
    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "ed25519"})
    void a_key_of_ones_own_may_be_used(String type) throws GeneralSecurityException {
        String key = (String) call("genPrivateKey", type);

        CertificateStruct own =
                (CertificateStruct) call("genSelfSignedCertWithKey", "x", Nil.UNTYPED, Nil.UNTYPED, 1L, key);
        CertificateStruct authority = (CertificateStruct) call("genCAWithKey", "ca", 1L, key);
        CertificateStruct signed =
                (CertificateStruct) call("genSignedCertWithKey", "x", Nil.UNTYPED, Nil.UNTYPED, 1L, authority, key);

        assertThat(own.key()).isEqualTo(key);
        certificate(own).verify(certificate(own).getPublicKey());
        certificate(signed).verify(certificate(authority).getPublicKey());
    }

    @ParameterizedTest
    @CsvSource({"rsa,RSA PRIVATE KEY", "dsa,DSA PRIVATE KEY", "ecdsa,EC PRIVATE KEY", "ed25519,PRIVATE KEY"})
    void a_private_key_is_pem_of_its_kind(String type, String label) {
        assertThat((String) call("genPrivateKey", type))
                .startsWith("-----BEGIN " + label + "-----\n")
                .endsWith("\n-----END " + label + "-----\n");
    }

    @Test
    void a_certificate_made_elsewhere_is_taken_as_it_is() {
        CertificateStruct made = authority("ca");

        assertThat(call("buildCustomCert", base64(made.certificate()), base64(made.key())))
                .isEqualTo(made);
        refuses("unable to decode base64 certificate", "buildCustomCert", "?", base64(made.key()));
        refuses("unable to decode certificate", "buildCustomCert", base64("x"), base64(made.key()));
        refuses("no PEM data in input", "buildCustomCert", base64(made.certificate()), base64("x"));
    }

    @Test
    void helm_takes_the_certificates_made_here() {
        CertificateStruct authority =
                (CertificateStruct) call("genCAWithKey", "ca", 1L, call("genPrivateKey", "ecdsa"));

        RealHelm.Outcome helm = RealHelm.render(
                "{{ $ca := buildCustomCert .Values.cert .Values.key }}"
                        + "{{ (genSignedCert \"x\" (list \"1.2.3.4\") nil 1 $ca).Cert | trunc 27 }}",
                "cert: " + base64(authority.certificate()) + "\nkey: " + base64(authority.key()));

        assertThat(helm.text()).isEqualTo("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void what_cannot_be_in_a_certificate_is_refused() {
        refuses("error parsing ip: 1.2.3", "genSelfSignedCert", "x", List.of("1.2.3"), List.of(), 1L);
        refuses("error parsing ip: 5 is not a string", "genSelfSignedCert", "x", List.of(5L), List.of(), 1L);
        refuses("alternate dns name: 5 is not a string", "genSelfSignedCert", "x", List.of(), List.of(5L), 1L);
        refuses("IA5String", "genSelfSignedCert", "x", List.of(), List.of("h\u00e9"), 1L);
        refuses("parsing private key: no PEM data", "genCAWithKey", "x", 1L, "nonsense");
        CertificateStruct other = authority("other");
        CertificateStruct mixed = new CertificateStruct(authority("one").certificate(), other.key());
        refuses("doesn't match", "genSignedCertWithKey", "x", List.of(), List.of(), 1L, mixed, other.key());
    }

    /** With a key that takes no time to make. */
    private static CertificateStruct authority(String name) {
        return (CertificateStruct) call("genCAWithKey", name, 1L, call("genPrivateKey", "ecdsa"));
    }

    private static X509Certificate certificate(CertificateStruct struct) throws GeneralSecurityException {
        byte[] pem = struct.certificate().getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Object call(String function, @Nullable Object... arguments) {
        Object result = FUNCTIONS.get(function).call(new ArrayList<>(List.of(arguments)));
        assertThat(result).isNotNull();
        return result;
    }

    private static void refuses(String message, String function, Object... arguments) {
        assertThatExceptionOfType(FunctionException.class)
                .isThrownBy(() -> call(function, arguments))
                .withMessageContaining(message);
    }
}
