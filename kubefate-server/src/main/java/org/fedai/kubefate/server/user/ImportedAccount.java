package org.fedai.kubefate.server.user;

import java.time.Instant;

/**
 * An account of another service.
 *
 * @param encodedPassword with the prefix of the encoder that can check it
 * @param locked whether it may not log in
 */
public record ImportedAccount(
        String uuid,
        String username,
        String encodedPassword,
        String email,
        boolean locked,
        Instant createdAt,
        Instant updatedAt) {
    /** Omits the password. */
    @Override
    public String toString() {
        return "ImportedAccount[" + username + "]";
    }
}
