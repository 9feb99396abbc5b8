package org.fedai.kubefate.server.user;

/**
 * The authenticated user of a request.
 *
 * @param credentialsAge how often the password has been changed or the account disabled; tokens issued before are invalid
 */
public record Caller(String uuid, String username, Role role, int credentialsAge) {}
