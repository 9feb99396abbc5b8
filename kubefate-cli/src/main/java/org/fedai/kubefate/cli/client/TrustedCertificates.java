package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.fedai.kubefate.cli.config.ConfigException;

/**
 * Trusts only the certificate authorities in a PEM file: with a private authority, public ones must not be able to
 * vouch for the service.
 */
final class TrustedCertificates {
    private final Path file;

    TrustedCertificates(Path file) {
        this.file = file;
    }

    /**
     * Configures the HTTP client.
     *
     * @throws ConfigException if the file contains no certificates
     */
    void applyTo(OkHttpClient.Builder client) {
        try {
            X509TrustManager manager = manager(certificates());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            client.sslSocketFactory(context.getSocketFactory(), manager);
        } catch (IOException e) {
            throw bad(Files.exists(file) ? String.valueOf(e.getMessage()) : "no such file");
        } catch (GeneralSecurityException e) {
            throw bad("it contains no PEM certificates");
        }
    }

    private Collection<? extends Certificate> certificates() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw bad("it contains no PEM certificates");
            }
            return certificates;
        }
    }

    private static X509TrustManager manager(Collection<? extends Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private ConfigException bad(String reason) {
        return new ConfigException("cannot read the certificates of cacert, " + file + ": " + reason);
    }
}
