/**
 * What the server and the command line share. Nothing here depends on Spring, a database or a Kubernetes client; the packages {@code api} and
 * {@code spec} do not depend on each other.
 */
@NullMarked
package org.fedai.kubefate.common;

import org.jspecify.annotations.NullMarked;
