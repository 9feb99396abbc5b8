/**
 * Installs, upgrades, rolls back and uninstalls releases. This package has one class for each operation, including its hooks; the steps are
 * in the packages below, which do not depend on it: render, history, apply, readiness, policy.
 */
@NullMarked
package org.fedai.kubefate.server.release;

import org.jspecify.annotations.NullMarked;
