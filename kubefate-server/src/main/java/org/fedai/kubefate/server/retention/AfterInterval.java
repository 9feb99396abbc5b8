package org.fedai.kubefate.server.retention;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/** Runs an interval after the end of the last run, and for the first time an interval after the start, when the service has other things to do. */
record AfterInterval(Duration interval) implements Schedule {
    @Override
    public Instant getNextExecutionTime(ExecutionComplete last) {
        return last.getTimeDone().plus(interval);
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
