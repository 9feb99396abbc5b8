/** What the service and the command line bring with them: licenses and known vulnerabilities of their libraries. */
@NullMarked
package org.fedai.kubefate.cli.dependencies;

import org.jspecify.annotations.NullMarked;
