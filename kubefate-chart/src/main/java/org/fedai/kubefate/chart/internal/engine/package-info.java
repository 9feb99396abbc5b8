/**
 * Runs translated templates with Jinjava: its parser reads the program, every tag and expression is bound once to what it needs, and its
 * interpreter renders the tree. The tags and the nodes of expressions here carry Go's semantics.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.engine;

import org.jspecify.annotations.NullMarked;
