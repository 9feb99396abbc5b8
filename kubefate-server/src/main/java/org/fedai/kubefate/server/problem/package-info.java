/** The exception with which services reject requests, by kind. */
@NullMarked
package org.fedai.kubefate.server.problem;

import org.jspecify.annotations.NullMarked;
