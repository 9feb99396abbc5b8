/**
 * What the service asks of FATE inside a party: whether FATE-Flow answers, where its proxy leads, and jobs that test a federation. FATE-Flow runs in a
 * container, so its answers are not trusted. This package knows neither clusters nor jobs of the service.
 */
@NullMarked
package org.fedai.kubefate.server.fate;

import org.jspecify.annotations.NullMarked;
