/**
 * Everything before the service runs: its command line, its log, and how a start that fails is told.
 */
@NullMarked
package org.fedai.kubefate.server.startup;

import org.jspecify.annotations.NullMarked;
