package org.fedai.kubefate.server.database;

import org.fedai.kubefate.common.KubefateException;

/** The service cannot start without its database. */
final class DatabaseUnusable extends KubefateException {
    private static final long serialVersionUID = 1L;

    DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
