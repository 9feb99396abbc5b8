package org.fedai.kubefate.cli.command;

import picocli.CommandLine.Option;

/** Whether a list goes on with what changes. */
public final class WatchOption {
    @Option(
            names = {"-w", "--watch"},
            description = "After the list, print a line for each change, until interrupted.")
    public boolean watch;
}
