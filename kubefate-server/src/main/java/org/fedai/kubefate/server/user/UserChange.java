package org.fedai.kubefate.server.user;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of an account to create or change; null leaves an attribute unchanged.
 *
 * @param role admin, operator or viewer; defaults to admin for a new account, because clients of the Go service do not
 *     know roles
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
