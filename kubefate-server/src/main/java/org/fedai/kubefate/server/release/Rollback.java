package org.fedai.kubefate.server.release;

import java.util.List;
import org.springframework.stereotype.Component;

/** Goes back to an earlier revision, by way of a new one with the same content. */
@Component
public class Rollback {
    private final History history;
    private final Apply apply;
    private final Prune prune;

    Rollback(History history, Apply apply, Prune prune) {
        this.history = history;
        this.apply = apply;
        this.prune = prune;
    }

    /**
     * The revision that a job goes back with: recorded the first time, found again when repeated.
     *
     * @param to what to go back to
     */
    public Revision begin(Revision to, String jobUuid) {
        return history.rollbackOf(to.release(), jobUuid).orElseGet(() -> {
            Revision again = to.again(history.nextNumber(to.release()), jobUuid);
            history.record(again);
            return again;
        });
    }

    /** Applies what {@link #begin} recorded and removes what came after it. May be repeated. */
    public void apply(Revision back, Checkpoint checkpoint) throws InterruptedException {
        apply.apply(back, checkpoint);
        List<Revision> others = history.perhapsApplied(back.release()).stream()
                .filter(revision -> revision.number() != back.number())
                .toList();
        prune.prune(others, back, checkpoint);
    }
}
