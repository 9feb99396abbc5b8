/**
 * What can be said of a chart before anybody installs it.
 */
@NullMarked
package org.fedai.kubefate.cli.lint;

import org.jspecify.annotations.NullMarked;
