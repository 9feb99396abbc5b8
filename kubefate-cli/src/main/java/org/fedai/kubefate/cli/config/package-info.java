/**
 * The configuration of a run: config.yaml, environment variables, terminal and clock. Nothing here opens a connection.
 */
@NullMarked
package org.fedai.kubefate.cli.config;

import org.jspecify.annotations.NullMarked;
