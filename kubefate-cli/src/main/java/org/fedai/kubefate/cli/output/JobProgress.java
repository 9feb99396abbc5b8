package org.fedai.kubefate.cli.output;

import java.io.PrintWriter;
import org.fedai.kubefate.cli.config.Terminal;
import org.fedai.kubefate.common.api.Job;

/** Shows a job while it runs. */
public sealed interface JobProgress extends AutoCloseable permits LineProgress, LiveProgress {
    /** Shows the job as it is now. */
    void show(Job job);

    /** Shows something besides, such as that the service is away. */
    void note(String text);

    /** Leaves the last picture standing. */
    @Override
    void close();

    /** A picture that is drawn again and again for a person, a line for each change for a pipe. */
    static JobProgress on(PrintWriter out, Terminal terminal, Moments moments) {
        return terminal.interactive() ? new LiveProgress(out, terminal, moments) : new LineProgress(out, moments);
    }
}
