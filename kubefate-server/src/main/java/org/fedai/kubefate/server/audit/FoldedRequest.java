package org.fedai.kubefate.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * A request that is counted with others of the same hour: a login or logout, or one that was denied.
 *
 * @param first when the first of them came
 */
record FoldedRequest(Instant first, String username, String address, String action, AuditTarget target, int status) {
    /** In its place when there are too many different ones. */
    FoldedRequest withoutParticulars() {
        return new FoldedRequest(first, "", "various", "other", AuditTarget.NONE, status);
    }

    Instant hour() {
        return first.truncatedTo(ChronoUnit.HOURS);
    }

    /** The same for all that are counted together, on every replica. */
    String key() {
        String together = String.join(
                "\n", hour().toString(), username, address, action, target.name(), Integer.toString(status));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(together.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
