package org.fedai.kubefate.server.user;

import jakarta.servlet.http.HttpServletRequest;

/** Checks that whoever sends a request knows the password of an account. */
public interface PasswordCheck {
    /**
     * Whether it is the password; counts as a login, with the same limits.
     *
     * @throws org.fedai.kubefate.server.problem.Problem after too many failures
     */
    boolean isPasswordOf(Caller caller, String password, HttpServletRequest request);
}
