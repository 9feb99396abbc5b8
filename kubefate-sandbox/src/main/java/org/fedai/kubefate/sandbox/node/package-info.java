/** The simulated node: takes pods, lets them run without containers as their annotations say, and keeps their logs. */
@NullMarked
package org.fedai.kubefate.sandbox.node;

import org.jspecify.annotations.NullMarked;
