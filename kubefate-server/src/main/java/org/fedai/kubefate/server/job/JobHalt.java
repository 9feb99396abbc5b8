package org.fedai.kubefate.server.job;

import java.time.Duration;

/** Why a worker stops working on a job before it has ended. Not a failure of the job; unchecked, so that it propagates through the steps. */
abstract sealed class JobHalt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private JobHalt(String message) {
        super(message, null, false, false);
    }

    /** Stopped by a user. */
    static final class Stopped extends JobHalt {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped by a user");
        }
    }

    /** The time limit has expired. */
    static final class TimedOut extends JobHalt {
        private static final long serialVersionUID = 1L;

        TimedOut() {
            super("the time limit has expired");
        }
    }

    /** Another worker has claimed the job. */
    static final class TakenOver extends JobHalt {
        private static final long serialVersionUID = 1L;

        TakenOver(String job) {
            super("job " + job + " was taken over by another worker");
        }
    }

    /** To be resumed later by any replica. */
    static final class Suspended extends JobHalt {
        private static final long serialVersionUID = 1L;

        private final Duration pause;

        Suspended(String reason, Duration pause) {
            super(reason);
            this.pause = pause;
        }

        Duration pause() {
            return pause;
        }
    }
}
