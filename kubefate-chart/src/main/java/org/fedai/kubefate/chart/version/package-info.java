/**
 * Semantic versions and constraints on them, as Helm's library reads them: those of charts, of Kubernetes and in templates.
 */
@NullMarked
package org.fedai.kubefate.chart.version;

import org.jspecify.annotations.NullMarked;
