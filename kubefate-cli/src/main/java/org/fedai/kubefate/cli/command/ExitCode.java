package org.fedai.kubefate.cli.command;

/** How a run ended, for scripts. */
public enum ExitCode {
    OK(0, "done"),
    FAILED(1, "something went wrong that no other code names"),
    USAGE(2, "unknown command, unknown or missing option"),
    BAD_INPUT(3, "a file (cluster.yaml, chart, config.yaml) cannot be used"),
    REFUSED(4, "the service refused: unknown id, name in use, busy, not allowed"),
    NOT_LOGGED_IN(5, "wrong user or password, or the login is over"),
    UNREACHABLE(6, "the service cannot be reached, or what answers is not KubeFATE"),
    JOB_FAILED(7, "the job that was waited for did not end in Success"),
    INTERRUPTED(130, "Ctrl-C; a job that was waited for goes on");

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
