package org.fedai.kubefate.chart.internal.engine.run;

import java.util.Collection;
import java.util.Map;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.jspecify.annotations.Nullable;

/** The current place of a rendering and its resource usage. Every method that counts fails at that place if a limit is exceeded. */
public final class Progress {
    private static final int CLOCK_INTERVAL = 64;

    /** Functions that hash passwords or generate keys take longer than thousands of others. */
    private static final long LONGEST_INTERVAL_NANOS = 5_000_000;

    /** The approximate memory of an element of a list or map. */
    private static final int CHARACTERS_OF_AN_ELEMENT = 16;

    /** The approximate memory of a list or map without its elements. */
    private static final int CHARACTERS_OF_A_COLLECTION = 64;

    /** The maximum nesting of blocks and calls for each allowed level of templates. Their frames fill the stack, not those of templates. */
    private static final int LEVELS_OF_A_TEMPLATE = 16;

    private final String name;
    private final RenderLimits limits;
    private long iterations;
    private long output;
    private int steps;
    private long checkedAt = System.nanoTime();
    private int depth;
    private int level;
    private @Nullable Site site;

    /**
     * @param name of the template that is rendered, for failures before anything has been reached
     */
    Progress(String name, RenderLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /** The rendering has reached that place. */
    public void reach(Site reached) {
        site = reached;
    }

    /** A failure where the rendering is now. */
    Failure fail(String message) {
        return site == null ? new Failure(name, 0, 0, message) : site.failPlainly(message);
    }

    /** Counts a template that is called. */
    void enter() {
        if (++depth > limits.depth()) {
            throw fail("template calls are nested deeper than " + limits.depth());
        }
    }

    void leave() {
        depth--;
    }

    /** Counts a nested block or call. */
    public void deeper() {
        if (++level > (long) limits.depth() * LEVELS_OF_A_TEMPLATE) {
            throw fail(
                    "blocks and function calls are nested deeper than " + (long) limits.depth() * LEVELS_OF_A_TEMPLATE);
        }
    }

    public void shallower() {
        level--;
    }

    /** Counts the result of a function, so that a rendering cannot fill the memory with values that it does not output. */
    public void countResult(Object result) {
        switch (result) {
            case String text -> countText(text.length());
            case TypedList list -> countText((long) list.size() * (list.isBytes() ? 1 : CHARACTERS_OF_AN_ELEMENT));
            case Collection<?> elements -> countCollection(elements.size());
            case Map<?, ?> entries -> countCollection(entries.size());
            default -> {}
        }
    }

    private void countCollection(int size) {
        countText(CHARACTERS_OF_A_COLLECTION + (long) size * CHARACTERS_OF_AN_ELEMENT);
    }

    void countText(long characters) {
        output += characters;
        if (output > limits.output()) {
            throw fail("the output is longer than " + limits.output() + " characters");
        }
    }

    /** Counts an iteration of a loop. */
    public void countTurn() {
        if (++iterations > limits.iterations()) {
            throw fail("loops exceed " + limits.iterations() + " iterations");
        }
        countStep();
    }

    /** Checks the time limit at the first step, after some steps, and after every step that took long. */
    public void countStep() {
        long now = System.nanoTime();
        if (steps++ % CLOCK_INTERVAL == 0 || now - checkedAt > LONGEST_INTERVAL_NANOS) {
            checkedAt = now;
            checkTime();
        }
    }

    private void checkTime() {
        if (RenderThread.hasWorkedLongerThan(limits.time())) {
            throw fail("rendering takes longer than " + limits.time().toMillis() + " ms");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw fail("the rendering was interrupted");
        }
    }
}
