/**
 * The objects, each change of them in order, and who waits for changes. Trees handed out are shared and must not be changed; who changes
 * something changes a copy.
 */
@NullMarked
package org.fedai.kubefate.sandbox.store;

import org.jspecify.annotations.NullMarked;
