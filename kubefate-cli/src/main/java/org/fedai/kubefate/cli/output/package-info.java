/**
 * The output: tables, cards, JSON, YAML and the progress of a job. Depends on the REST records, but not on commands or
 * connections.
 */
@NullMarked
package org.fedai.kubefate.cli.output;

import org.jspecify.annotations.NullMarked;
