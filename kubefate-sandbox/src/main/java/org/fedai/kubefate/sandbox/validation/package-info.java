/**
 * The rules that objects must fulfil beyond the types of their fields, as a real API server checks them, with its
 * messages.
 */
@NullMarked
package org.fedai.kubefate.sandbox.validation;

import org.jspecify.annotations.NullMarked;
