/**
 * The REST interface as methods. Logs in when it must, keeps the token between runs, and tells failures apart by type.
 */
@NullMarked
package org.fedai.kubefate.cli.client;

import org.jspecify.annotations.NullMarked;
