package org.fedai.kubefate.server.user;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator; admin with password admin unless the environment says otherwise. Changing the password here changes it at the next
 * start; otherwise a password changed over the interface stays.
 */
@ConfigurationProperties("kubefate.administrator")
record AdministratorSettings(
        @DefaultValue("") String username, @DefaultValue("") String password) {
    private static final String DEFAULT = "admin";

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
