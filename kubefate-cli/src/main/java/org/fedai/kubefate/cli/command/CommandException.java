package org.fedai.kubefate.cli.command;

import org.fedai.kubefate.common.KubefateException;

/** Ends a command with an exit code; the message is printed as one line on stderr. */
public final class CommandException extends KubefateException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    public CommandException(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
