package org.fedai.kubefate.cli.command.job;

import picocli.CommandLine.Command;

/** {@code kubefate job}. */
@Command(
        name = "job",
        description = "Show, stop and delete jobs.",
        subcommands = {JobList.class, JobDescribe.class, JobStop.class, JobDelete.class})
public final class JobGroup {}
