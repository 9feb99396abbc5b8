package org.fedai.kubefate.server.user;

/**
 * The authenticated user of a request.
 *
 * @param passwordAge how often the password has been changed; tokens issued before a change are invalid
 */
public record Caller(String uuid, String username, Role role, int passwordAge) {}
