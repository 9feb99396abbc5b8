/**
 * What the server and the command line share. Nothing here knows Spring, a database or a Kubernetes client; the packages below it
 * may use each other only in the direction {@code template -> chart, manifest -> spec -> yaml}, and {@code api} stands alone.
 */
@NullMarked
package org.fedai.kubefate.common;

import org.jspecify.annotations.NullMarked;
