/**
 * Helm's template language: parsed, translated to Jinja, rendered by Jinjava.
 */
@NullMarked
package org.fedai.kubefate.common.template;

import org.jspecify.annotations.NullMarked;
