package org.fedai.kubefate.server.fate;

import org.fedai.kubefate.common.KubefateException;

/** FATE does not work, or does not answer. The message may contain text from FATE, in which secrets of the party must be masked. */
public class FateException extends KubefateException {
    private static final long serialVersionUID = 1L;

    public FateException(String message) {
        super(message);
    }

    /** No answer at all, which may change soon: pods are restarted. */
    public static final class Silent extends FateException {
        private static final long serialVersionUID = 1L;

        Silent(String message) {
            super(message);
        }
    }
}
