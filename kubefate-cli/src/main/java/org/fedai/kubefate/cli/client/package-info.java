/**
 * The client of the REST API. Logs in when needed, caches the token between runs, and distinguishes failures by type.
 */
@NullMarked
package org.fedai.kubefate.cli.client;

import org.jspecify.annotations.NullMarked;
