@NullMarked
package org.fedai.kubefate.cli.client;

import org.jspecify.annotations.NullMarked;
