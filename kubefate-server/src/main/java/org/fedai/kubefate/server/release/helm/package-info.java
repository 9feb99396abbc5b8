/**
 * Helm's release records: Secrets and ConfigMaps in which Helm stores each revision of a release, as compressed JSON. They are read and written
 * here in Helm's own format, so that Helm and this service see the same releases. What is read was written by others: sizes and types are checked.
 * Does not depend on the other packages of releases, except for the history.
 */
@NullMarked
package org.fedai.kubefate.server.release.helm;

import org.jspecify.annotations.NullMarked;
