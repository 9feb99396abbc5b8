package org.fedai.kubefate.cli.output;

import java.io.PrintWriter;
import org.fedai.kubefate.cli.config.Terminal;
import org.fedai.kubefate.cli.config.TerminalSize;
import org.fedai.kubefate.common.api.Job;

/** Shows the progress of a job. */
public sealed interface JobProgress extends AutoCloseable permits LineProgress, LiveProgress {
    /** Shows the current state of the job. */
    void show(Job job);

    /** Shows a message, such as that the service is unavailable. */
    void note(String text);

    /** Stops updating; the last state stays visible. */
    @Override
    void close();

    /** A live view on a terminal, one line per change otherwise. */
    static JobProgress on(PrintWriter out, Terminal terminal, Timestamps timestamps) {
        return terminal.interactive()
                ? new LiveProgress(out, () -> TerminalSize.now(terminal), timestamps)
                : new LineProgress(out, timestamps);
    }
}
