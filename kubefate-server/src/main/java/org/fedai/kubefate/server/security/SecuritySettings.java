package org.fedai.kubefate.server.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers prove who they are.
 *
 * @param jwtKey signs tokens, at least 32 bytes; empty: one is made once and kept in the database
 * @param tokenLifetime how long a login lasts
 * @param loginWindow the time over which failed logins are counted
 * @param failuresPerCaller failed logins in a window for one user name from one address, before further ones wait
 * @param failuresPerUser the same for one user name from anywhere
 * @param failuresPerAddress the same for one address, whatever the user name
 */
@ConfigurationProperties("kubefate.security")
record SecuritySettings(
        @DefaultValue("") String jwtKey,
        @DefaultValue("30m") Duration tokenLifetime,
        @DefaultValue("5m") Duration loginWindow,
        @DefaultValue("10") int failuresPerCaller,
        @DefaultValue("50") int failuresPerUser,
        @DefaultValue("50") int failuresPerAddress) {
    @Override
    public String toString() {
        return "SecuritySettings[tokenLifetime=" + tokenLifetime + "]";
    }
}
