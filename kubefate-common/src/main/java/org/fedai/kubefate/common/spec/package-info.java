/**
 * Reads and validates cluster.yaml.
 */
@NullMarked
package org.fedai.kubefate.common.spec;

import org.jspecify.annotations.NullMarked;
