/** The revisions of clusters, as users read and compare them. What records and applies revisions is in the packages of releases. */
@NullMarked
package org.fedai.kubefate.server.revision;

import org.jspecify.annotations.NullMarked;
