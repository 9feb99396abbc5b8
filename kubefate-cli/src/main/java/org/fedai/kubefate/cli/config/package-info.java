/**
 * What a run is set up with: config.yaml, environment variables, terminal and clock. Nothing here opens a connection.
 */
@NullMarked
package org.fedai.kubefate.cli.config;

import org.jspecify.annotations.NullMarked;
