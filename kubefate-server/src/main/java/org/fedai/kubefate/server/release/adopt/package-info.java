/**
 * Adopts releases that Helm, or the Go KubeFATE by means of Helm, has installed: their records become revisions, and their objects belong to the release
 * from then on. Adopting changes labels and field owners only.
 */
@NullMarked
package org.fedai.kubefate.server.release.adopt;

import org.jspecify.annotations.NullMarked;
