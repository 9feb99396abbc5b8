/**
 * What users see: tables, cards, JSON, YAML and the progress of a job. Knows the wire records, but neither commands nor connections.
 */
@NullMarked
package org.fedai.kubefate.cli.output;

import org.jspecify.annotations.NullMarked;
