/**
 * Turns (chart, spec) into applied objects and back. Here is one file for each verb, with the hooks that go with it; what the verbs consist of is
 * in the packages below, which do not know them: render, history, apply, readiness.
 */
@NullMarked
package org.fedai.kubefate.server.release;

import org.jspecify.annotations.NullMarked;
