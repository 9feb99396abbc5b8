package org.fedai.kubefate.server.user;

import org.jspecify.annotations.Nullable;

/**
 * What a client wants of an account; null leaves a thing as it is.
 *
 * @param role admin, operator or viewer; admin for a new account that names none, as clients of the Go service do not know roles
 * @param userStatus Available or Deprecate
 */
record UserChange(
        @Nullable String username,
        @Nullable String password,
        @Nullable String email,
        @Nullable Role role,
        @Nullable String userStatus) {
    @Override
    public String toString() {
        return "UserChange[username=" + username + "]";
    }
}
