/** The startup of the service: command line, logging, and reporting of failures. */
@NullMarked
package org.fedai.kubefate.server.startup;

import org.jspecify.annotations.NullMarked;
