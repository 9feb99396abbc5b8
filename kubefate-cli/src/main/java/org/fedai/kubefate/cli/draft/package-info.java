/** Generates a cluster.yaml from a few values. */
@NullMarked
package org.fedai.kubefate.cli.draft;

import org.jspecify.annotations.NullMarked;
