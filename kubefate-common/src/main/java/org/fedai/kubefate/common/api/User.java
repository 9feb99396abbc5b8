package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account, without its password.
 *
 * @param status Available or Deprecate
 * @param role admin, operator or viewer; empty if the service does not support roles
 */
public record User(
        @JsonProperty("ID") long id,
        @JsonProperty("CreatedAt") Instant createdAt,
        @JsonProperty("UpdatedAt") Instant updatedAt,
        @JsonProperty("DeletedAt") @Nullable Instant deletedAt,
        @JsonProperty("uuid") String uuid,
        @JsonProperty("username") String username,
        @JsonProperty("email") String email,
        @JsonProperty("userStatus") String status,
        @JsonProperty("role") String role) {
    public User {
        // The Go service omits it.
        role = Objects.requireNonNullElse(role, "");
    }
}
