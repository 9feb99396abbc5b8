package org.fedai.kubefate.server.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of tokens and login limits.
 *
 * @param jwtKey signs tokens, at least 32 bytes; if empty, a key is generated once and stored in the database
 * @param tokenLifetime how long a token is valid
 * @param loginWindow the time over which failed logins are counted
 * @param failuresPerCaller maximum failed logins per window for one user name from one address
 * @param failuresPerUser the same for one user name from all addresses
 * @param failuresPerAddress the same for one address, for all user names
 * @param allowDefaultPassword whether the default password is accepted from everywhere
 */
@ConfigurationProperties("kubefate.security")
record SecuritySettings(
        @DefaultValue("") String jwtKey,
        @DefaultValue("30m") Duration tokenLifetime,
        @DefaultValue("5m") Duration loginWindow,
        @DefaultValue("10") int failuresPerCaller,
        @DefaultValue("50") int failuresPerUser,
        @DefaultValue("50") int failuresPerAddress,
        @DefaultValue("false") boolean allowDefaultPassword) {
    @Override
    public String toString() {
        return "SecuritySettings[tokenLifetime=" + tokenLifetime + "]";
    }
}
