package org.fedai.kubefate.chart.internal.function.crypto;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.INT;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.LIST;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.fedai.kubefate.chart.internal.function.encoding.BaseEncoding;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.Parameter;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.jspecify.annotations.Nullable;

/** Private keys, and certificates, self-signed or signed by a generated CA. */
public final class CertificateFunctions {
    private static final Parameter<CertificateStruct> CERTIFICATE =
            new Parameter<>("sprig.certificate", null, null, value -> value instanceof CertificateStruct c ? c : null);

    private final SecureRandom random;
    private final Clock clock;

    public CertificateFunctions(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    public void addTo(FunctionTable table) {
        table.add("genPrivateKey", STRING, type -> CertificateKey.generatePem(type, random))
                .add("buildCustomCert", STRING, STRING, CertificateFunctions::custom)
                .add("genCA", STRING, INT, (name, days) -> authority(name, days, newKey()))
                .add("genCAWithKey", STRING, INT, STRING, (name, days, key) -> authority(name, days, givenKey(key)))
                .addWide("genSelfSignedCert", List.of(STRING, LIST, LIST, INT), a -> selfSigned(a, this::newKey))
                .addWide(
                        "genSelfSignedCertWithKey",
                        List.of(STRING, LIST, LIST, INT, STRING),
                        a -> selfSigned(a, () -> givenKey((String) a.get(4))))
                .addWide("genSignedCert", List.of(STRING, LIST, LIST, INT, CERTIFICATE), a -> signed(a, this::newKey))
                .addWide(
                        "genSignedCertWithKey",
                        List.of(STRING, LIST, LIST, INT, CERTIFICATE, STRING),
                        a -> signed(a, () -> givenKey((String) a.get(5))))
                .needing(
                        CryptoFunctions.BOUNCY_CASTLE,
                        "genPrivateKey",
                        "buildCustomCert",
                        "genCA",
                        "genCAWithKey",
                        "genSelfSignedCert",
                        "genSelfSignedCertWithKey",
                        "genSignedCert",
                        "genSignedCertWithKey");
    }

    private CertificateKey newKey() {
        return CertificateKey.generate(random);
    }

    private static CertificateKey givenKey(String pem) {
        try {
            return CertificateKey.parse(pem);
        } catch (FunctionException e) {
            throw new FunctionException("parsing private key: " + e.getMessage());
        }
    }

    private CertificateStruct authority(String name, long days, CertificateKey key) {
        CertificateForm form = new CertificateForm(name, List.of(), List.of(), days, true);
        return new CertificateStruct(form.selfSigned(key, clock.instant(), random), key.pem());
    }

    private CertificateStruct selfSigned(List<@Nullable Object> arguments, Supplier<CertificateKey> keys) {
        CertificateForm form = form(arguments);
        CertificateKey key = keys.get();
        return new CertificateStruct(form.selfSigned(key, clock.instant(), random), key.pem());
    }

    private CertificateStruct signed(List<@Nullable Object> arguments, Supplier<CertificateKey> keys) {
        CertificateStruct authority = (CertificateStruct) arguments.get(4);
        Pem issuer = Pem.decode(authority.certificate());
        if (issuer == null) {
            throw new FunctionException("unable to decode certificate");
        }
        X509CertificateHolder issuerCertificate = parsed(issuer, "decodedSignerCert");
        CertificateKey issuerKey = parsedKey(authority.key());
        CertificateForm form = form(arguments);
        CertificateKey key = keys.get();
        String certificate = form.signed(key, issuerCertificate, issuerKey, clock.instant(), random);
        return new CertificateStruct(certificate, key.pem());
    }

    /** The content of the certificate, validated before a key is generated, which takes time. */
    @SuppressWarnings("unchecked")
    private static CertificateForm form(List<@Nullable Object> arguments) {
        CertificateForm form = new CertificateForm(
                (String) arguments.get(0),
                (List<@Nullable Object>) arguments.get(1),
                (List<@Nullable Object>) arguments.get(2),
                (Long) arguments.get(3),
                false);
        form.alternatives();
        return form;
    }

    /** An existing certificate and key, both in base64. */
    private static CertificateStruct custom(String certificate64, String key64) {
        String certificate = decoded(certificate64, "certificate");
        String key = decoded(key64, "private key");
        Pem pem = Pem.decode(certificate);
        if (pem == null) {
            throw new FunctionException("unable to decode certificate");
        }
        parsed(pem, "decodedCert");
        parsedKey(key);
        return new CertificateStruct(certificate, key);
    }

    private static String decoded(String base64, String what) {
        try {
            return Utf8.text(BaseEncoding.BASE64.decode(base64));
        } catch (FunctionException e) {
            throw new FunctionException("unable to decode base64 " + what);
        }
    }

    private static X509CertificateHolder parsed(Pem pem, String name) {
        try {
            return new X509CertificateHolder(pem.bytes());
        } catch (IOException e) {
            throw new FunctionException("error parsing certificate: " + name + ".Bytes: not a certificate");
        }
    }

    private static CertificateKey parsedKey(String pem) {
        try {
            return CertificateKey.parse(pem);
        } catch (FunctionException e) {
            throw new FunctionException("error parsing private key: " + e.getMessage());
        }
    }
}
