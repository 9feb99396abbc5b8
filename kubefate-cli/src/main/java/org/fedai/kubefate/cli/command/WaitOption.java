package org.fedai.kubefate.cli.command;

import picocli.CommandLine.Option;

/** Whether to wait until the job has ended. */
public final class WaitOption {
    @Option(names = "--wait", description = "Watch the job until it has ended; exit code 0 only if it ends in Success.")
    public boolean wait;
}
