package org.fedai.kubefate.server.chart;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A chart to be stored.
 *
 * @param digest the SHA-256 digest of the archive, in hexadecimal
 * @param bundledBy the release of the service that bundles it; empty if it is not bundled
 */
@SuppressWarnings("ArrayRecordComponent") // Charts are compared by digest, not by bytes.
record NewChart(byte[] archive, String digest, ChartSource source, String bundledBy) {
    static NewChart uploaded(byte[] archive) {
        return new NewChart(archive, digest(archive), ChartSource.UPLOADED, "");
    }

    static NewChart downloaded(byte[] archive) {
        return new NewChart(archive, digest(archive), ChartSource.REPOSITORY, "");
    }

    static NewChart takenOver(byte[] archive) {
        return new NewChart(archive, digest(archive), ChartSource.TAKEN_OVER, "");
    }

    static NewChart bundled(byte[] archive, String serviceVersion) {
        return new NewChart(archive, digest(archive), ChartSource.BUNDLED, serviceVersion);
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
