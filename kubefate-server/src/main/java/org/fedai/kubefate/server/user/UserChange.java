package org.fedai.kubefate.server.user;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an account to create or change; null leaves an attribute unchanged.
 *
 * @param oldPassword the current password, required to change one's own; ignored otherwise
 * @param role admin, operator or viewer
 * @param userStatus Available or Deprecate
 */
record UserChange(
        @Nullable String username,
        @Nullable String password,
        @Nullable String oldPassword,
        @Nullable String email,
        @Nullable Role role,
        @Nullable String userStatus) {
    boolean changesPassword() {
        return password != null && !password.isEmpty();
    }

    /** For the log: what is changed, without secrets. */
    String summary() {
        List<String> changes = new ArrayList<>();
        if (changesPassword()) {
            changes.add("password");
        }
        if (email != null) {
            changes.add("email");
        }
        if (role != null) {
            changes.add("role " + role.label());
        }
        if (userStatus != null) {
            changes.add("status " + userStatus);
        }
        return changes.isEmpty() ? "nothing" : String.join(", ", changes);
    }

    @Override
    public String toString() {
        return "UserChange[username=" + username + "]";
    }
}
