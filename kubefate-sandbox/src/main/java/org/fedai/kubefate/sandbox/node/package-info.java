/**
 * The simulated node: schedules pods, runs them without containers as their annotations request, and keeps their logs.
 */
@NullMarked
package org.fedai.kubefate.sandbox.node;

import org.jspecify.annotations.NullMarked;
