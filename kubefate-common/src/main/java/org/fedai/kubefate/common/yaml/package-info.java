/**
 * YAML as Helm reads and writes it.
 */
@NullMarked
package org.fedai.kubefate.common.yaml;

import org.jspecify.annotations.NullMarked;
