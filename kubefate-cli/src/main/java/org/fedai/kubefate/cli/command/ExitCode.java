package org.fedai.kubefate.cli.command;

/** The exit codes. */
public enum ExitCode {
    OK(0, "done"),
    FAILED(1, "any other error"),
    USAGE(2, "unknown command, unknown or missing option"),
    BAD_INPUT(3, "a file (cluster.yaml, chart, config.yaml) is missing or invalid"),
    REFUSED(4, "the service rejected the request: unknown id, name in use, busy, not allowed"),
    NOT_LOGGED_IN(5, "wrong user or password, or the login has expired"),
    UNREACHABLE(6, "the service cannot be reached, or the server is not a KubeFATE service"),
    JOB_FAILED(7, "the watched job did not end in Success"),
    INTERRUPTED(130, "Ctrl-C; a watched job continues");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
