/** The rules for creating, changing and deleting objects: defaults, validation, generations, finalizers. */
@NullMarked
package org.fedai.kubefate.sandbox.registry;

import org.jspecify.annotations.NullMarked;
