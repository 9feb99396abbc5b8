package org.fedai.kubefate.server.job;

import java.time.Duration;

/** Why a worker lets go of a job before it has ended. Not a failure of the job; unchecked so that it passes through the steps. */
abstract sealed class JobHalt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private JobHalt(String message) {
        super(message, null, false, false);
    }

    /** A user asked for it. */
    static final class Stopped extends JobHalt {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped by a user");
        }
    }

    /** The time limit is over. */
    static final class OutOfTime extends JobHalt {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("the time limit is over");
        }
    }

    /** Another worker has taken the job up. */
    static final class TakenOver extends JobHalt {
        private static final long serialVersionUID = 1L;

        TakenOver(String job) {
            super("job " + job + " was taken over by another worker");
        }
    }

    /** To be gone on with later, by whatever replica comes first. */
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
