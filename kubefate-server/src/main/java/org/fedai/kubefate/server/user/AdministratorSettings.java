package org.fedai.kubefate.server.user;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The initial administrator; by default {@code admin} with password {@code admin}. Changing this password takes effect
 * at the next start; otherwise a password that was changed through the API is kept.
 */
@ConfigurationProperties("kubefate.administrator")
record AdministratorSettings(
        @DefaultValue("") String username, @DefaultValue("") String password) {
    private static final String DEFAULT = Accounts.DEFAULT_PASSWORD;

    AdministratorSettings {
        username = username.isBlank() ? DEFAULT : username;
        password = password.isBlank() ? DEFAULT : password;
    }

    boolean hasDefaultPassword() {
        return password.equals(DEFAULT);
    }

    @Override
    public String toString() {
        return "AdministratorSettings[username=" + username + "]";
    }
}
