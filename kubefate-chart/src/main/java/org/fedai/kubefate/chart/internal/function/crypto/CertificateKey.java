package org.fedai.kubefate.chart.internal.function.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.DSAParams;
import java.security.interfaces.DSAPrivateKey;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcEdECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;
import org.fedai.kubefate.chart.internal.value.FunctionException;

/** A private key of a certificate: RSA, ECDSA or Ed25519. */
record CertificateKey(AsymmetricKeyParameter key, String pem) {
    private static final int CERTIFICATE_BITS = 2048;
    private static final int LONG_BITS = 4096;
    private static final int DSA_BITS = 2048;

    /** A new RSA key of the size that Helm uses for certificates. */
    static CertificateKey generate(SecureRandom random) {
        return of(info(pair("RSA", CERTIFICATE_BITS, random)));
    }

    /**
     * A new key as PEM, as {@code genPrivateKey} gives it.
     *
     * @param type rsa (also the empty string), dsa, ecdsa or ed25519; for any other the result is an error text
     */
    static String generatePem(String type, SecureRandom random) {
        return switch (type) {
            case "", "rsa" -> pem(info(pair("RSA", LONG_BITS, random)));
            case "dsa" -> dsa(pair("DSA", DSA_BITS, random));
            case "ecdsa" -> pem(info(pair("EC", new ECGenParameterSpec("secp256r1"), random)));
            case "ed25519" -> pem(info(pair("Ed25519", 255, random)));
            default -> "Unknown type " + type;
        };
    }

    /**
     * @throws FunctionException if the text contains no private key, or one whose type is not supported in certificates
     */
    static CertificateKey parse(String text) {
        Pem pem = Pem.decode(text);
        if (pem == null) {
            throw new FunctionException("no PEM data in input");
        }
        if (!pem.type().endsWith("PRIVATE KEY")) {
            throw new FunctionException("no private key data in PEM block of type " + pem.type());
        }
        try {
            return switch (pem.type()) {
                case "PRIVATE KEY" -> of(PrivateKeyInfo.getInstance(pem.bytes()));
                case "RSA PRIVATE KEY" -> of(rsa(pem.bytes()));
                case "EC PRIVATE KEY" -> of(ec(pem.bytes()));
                case "DSA PRIVATE KEY" -> throw new FunctionException("a certificate cannot be signed with a DSA key");
                default -> throw new FunctionException("invalid private key type " + pem.type());
            };
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new FunctionException("the private key cannot be read");
        }
    }

    private static CertificateKey of(PrivateKeyInfo info) {
        try {
            return new CertificateKey(PrivateKeyFactory.createKey(info), pem(info));
        } catch (IOException e) {
            throw new FunctionException("the private key cannot be read");
        }
    }

    private static PrivateKeyInfo rsa(byte[] bytes) throws IOException {
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), RSAPrivateKey.getInstance(bytes));
    }

    private static PrivateKeyInfo ec(byte[] bytes) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(bytes);
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
    }

    private static String pem(PrivateKeyInfo info) {
        try {
            ASN1Primitive inner = info.parsePrivateKey().toASN1Primitive();
            AsymmetricKeyParameter key = PrivateKeyFactory.createKey(info);
            if (key instanceof RSAKeyParameters) {
                return new Pem("RSA PRIVATE KEY", inner.getEncoded()).encode();
            }
            return key instanceof ECPrivateKeyParameters ec
                    ? new Pem("EC PRIVATE KEY", sec1(ec, info).getEncoded()).encode()
                    : new Pem("PRIVATE KEY", info.getEncoded()).encode();
        } catch (IOException e) {
            throw new FunctionException("the private key cannot be read");
        }
    }

    private static ECPrivateKey sec1(ECPrivateKeyParameters key, PrivateKeyInfo info) throws IOException {
        return new ECPrivateKey(
                key.getParameters().getN().bitLength(),
                key.getD(),
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey(key))
                        .getPublicKeyData(),
                info.getPrivateKeyAlgorithm().getParameters());
    }

    private static String dsa(KeyPair pair) {
        DSAPrivateKey secret = (DSAPrivateKey) pair.getPrivate();
        DSAParams parameters = secret.getParams();
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(0));
        numbers.add(new ASN1Integer(parameters.getP()));
        numbers.add(new ASN1Integer(parameters.getQ()));
        numbers.add(new ASN1Integer(parameters.getG()));
        numbers.add(new ASN1Integer(((DSAPublicKey) pair.getPublic()).getY()));
        numbers.add(new ASN1Integer(secret.getX()));
        try {
            return new Pem("DSA PRIVATE KEY", new DERSequence(numbers).getEncoded()).encode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKeyInfo info(KeyPair pair) {
        return PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
    }

    private static KeyPair pair(String algorithm, int bits, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String algorithm, ECGenParameterSpec curve, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(curve, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SubjectPublicKeyInfo publicKey() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey(key));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AsymmetricKeyParameter publicKey(AsymmetricKeyParameter key) {
        return switch (key) {
            case RSAPrivateCrtKeyParameters rsa ->
                new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
            case ECPrivateKeyParameters ec ->
                new ECPublicKeyParameters(
                        new FixedPointCombMultiplier()
                                .multiply(ec.getParameters().getG(), ec.getD()),
                        ec.getParameters());
            case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
            default -> throw new FunctionException("the type of the private key is not supported in certificates");
        };
    }

    ContentSigner signer() {
        try {
            AlgorithmIdentifier signature = new DefaultSignatureAlgorithmIdentifierFinder().find(signatureName());
            AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
            return switch (key) {
                case RSAKeyParameters rsa -> new BcRSAContentSignerBuilder(signature, digest).build(key);
                case ECPrivateKeyParameters ec -> new BcECContentSignerBuilder(signature, digest).build(key);
                default -> new BcEdECContentSignerBuilder(signature).build(key);
            };
        } catch (OperatorCreationException e) {
            throw new FunctionException("the private key cannot sign");
        }
    }

    /** Larger curves use larger digests. */
    private String signatureName() {
        return switch (key) {
            case RSAKeyParameters rsa -> "SHA256WITHRSA";
            case ECPrivateKeyParameters ec ->
                switch (ec.getParameters().getN().bitLength()) {
                    case 384 -> "SHA384WITHECDSA";
                    case 521 -> "SHA512WITHECDSA";
                    default -> "SHA256WITHECDSA";
                };
            default -> "Ed25519";
        };
    }
}
