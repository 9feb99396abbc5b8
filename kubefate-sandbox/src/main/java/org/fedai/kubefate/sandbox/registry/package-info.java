/** The rules by which objects come, change and go: defaults, checks, generations, finalizers, refusals. */
@NullMarked
package org.fedai.kubefate.sandbox.registry;

import org.jspecify.annotations.NullMarked;
