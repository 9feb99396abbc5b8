/**
 * Writes a first cluster.yaml from a few answers.
 */
@NullMarked
package org.fedai.kubefate.cli.draft;

import org.jspecify.annotations.NullMarked;
