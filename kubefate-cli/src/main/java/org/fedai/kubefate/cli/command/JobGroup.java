package org.fedai.kubefate.cli.command;

import picocli.CommandLine.Command;

/** {@code kubefate job}. */
@Command(
        name = "job",
        description = "Look at the work on clusters.",
        subcommands = {JobList.class, JobDescribe.class})
final class JobGroup {}
