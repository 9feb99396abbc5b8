/**
 * Which version of the service answers.
 */
@NullMarked
package org.fedai.kubefate.server.version;

import org.jspecify.annotations.NullMarked;
