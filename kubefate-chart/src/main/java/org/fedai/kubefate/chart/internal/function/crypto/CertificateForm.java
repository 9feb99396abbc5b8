package org.fedai.kubefate.chart.internal.function.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.format.Quote;
import org.fedai.kubefate.chart.internal.function.encoding.IpAddress;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/**
 * The content of a certificate, as Helm's functions create it: for servers and clients.
 *
 * @param name its common name; may be empty
 * @param addresses its IP addresses, as text
 * @param hosts its DNS names
 * @param days its validity in days from now
 * @param authority whether it may sign others
 */
record CertificateForm(
        String name,
        List<? extends @Nullable Object> addresses,
        List<? extends @Nullable Object> hosts,
        long days,
        boolean authority) {
    private static final long DAY_NANOS = 24 * 3600 * 1_000_000_000L;
    private static final int SERIAL_BITS = 128;
    private static final int KEY_ID_BYTES = 20;
    private static final String PRINTABLE = " '()+,-./:=?";

    /** The certificate as PEM, self-signed. */
    String selfSigned(CertificateKey key, Instant now, SecureRandom random) {
        return build(key, subject(), null, key, now, random);
    }

    /** The certificate as PEM, signed by a CA. */
    String signed(
            CertificateKey key,
            X509CertificateHolder issuer,
            CertificateKey issuerKey,
            Instant now,
            SecureRandom random) {
        if (!issuerKey.publicKey().equals(issuer.getSubjectPublicKeyInfo())) {
            throw new FunctionException(
                    "error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey");
        }
        return build(key, issuer.getSubject(), keyId(issuer), issuerKey, now, random);
    }

    private static byte @Nullable [] keyId(X509CertificateHolder certificate) {
        SubjectKeyIdentifier id = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
        return id == null ? null : id.getKeyIdentifier();
    }

    private String build(
            CertificateKey key,
            X500Name issuer,
            byte @Nullable [] issuerKeyId,
            CertificateKey issuerKey,
            Instant now,
            SecureRandom random) {
        List<GeneralName> alternatives = alternatives();
        SubjectPublicKeyInfo publicKey = key.publicKey();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random),
                Date.from(now),
                Date.from(now.plusNanos(DAY_NANOS * days)),
                subject(),
                publicKey);
        try {
            addUsages(builder);
            if (authority) {
                builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(publicKey)));
            }
            if (issuerKeyId != null && !issuer.equals(subject())) {
                builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerKeyId));
            }
            if (!alternatives.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        name.isEmpty(),
                        new GeneralNames(alternatives.toArray(GeneralName[]::new)));
            }
            byte[] bytes = builder.build(issuerKey.signer()).getEncoded();
            return new Pem("CERTIFICATE", bytes).encode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addUsages(X509v3CertificateBuilder builder) throws IOException {
        int usage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment | (authority ? KeyUsage.keyCertSign : 0);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
            KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
        }));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    }

    private X500Name subject() {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
        if (!name.isEmpty()) {
            boolean printable = name.chars().allMatch(CertificateForm::isPrintable);
            ASN1Encodable value = printable ? new DERPrintableString(name) : new DERUTF8String(name);
            subject.addRDN(BCStyle.CN, value);
        }
        return subject.build();
    }

    private static boolean isPrintable(int c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || PRINTABLE.indexOf(c) >= 0;
    }

    /**
     * Its subject alternative names.
     *
     * @throws FunctionException if one is invalid
     */
    List<GeneralName> alternatives() {
        List<GeneralName> byAddress = new ArrayList<>();
        for (Object address : addresses) {
            byAddress.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes(address))));
        }
        List<GeneralName> alternatives = new ArrayList<>();
        for (Object host : hosts) {
            alternatives.add(new GeneralName(GeneralName.dNSName, host(host)));
        }
        alternatives.addAll(byAddress);
        return alternatives;
    }

    private static byte[] bytes(@Nullable Object address) {
        if (!(address instanceof String text)) {
            throw new FunctionException("error parsing ip: " + GoFormat.sprint(address) + " is not a string");
        }
        byte[] bytes = IpAddress.parseShortest(text);
        if (bytes == null) {
            throw new FunctionException("error parsing ip: " + text);
        }
        return bytes;
    }

    private static String host(@Nullable Object host) {
        if (!(host instanceof String text)) {
            throw new FunctionException(
                    "error processing alternate dns name: " + GoFormat.sprint(host) + " is not a string");
        }
        if (text.chars().anyMatch(c -> c >= 0x80)) {
            throw new FunctionException(
                    "error creating certificate: x509: " + Quote.quote(text) + " cannot be encoded as an IA5String");
        }
        return text;
    }

    private static byte[] keyId(SubjectPublicKeyInfo key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(key.getPublicKeyData().getBytes());
            return Arrays.copyOf(digest, KEY_ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
