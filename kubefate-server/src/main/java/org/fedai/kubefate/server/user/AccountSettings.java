package org.fedai.kubefate.server.user;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of accounts.
 *
 * @param role of an account that is created without one; if null, viewer, and admin for clients of the Go service, which
 *     do not know roles
 * @param passwordLength the minimum length of a new password in characters
 */
@ConfigurationProperties("kubefate.accounts")
record AccountSettings(
        @Nullable Role role, @DefaultValue("8") int passwordLength) {}
