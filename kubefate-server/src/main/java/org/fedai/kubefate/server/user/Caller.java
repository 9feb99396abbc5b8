package org.fedai.kubefate.server.user;

/**
 * Who makes a request.
 *
 * @param passwordAge how often the password was changed; a token from before a change is no longer good
 */
public record Caller(String uuid, String username, Role role, int passwordAge) {}
