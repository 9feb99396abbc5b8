/** What makes objects come true: workloads become pods, claims get volumes, what nobody owns any more goes. */
@NullMarked
package org.fedai.kubefate.sandbox.controller;

import org.jspecify.annotations.NullMarked;
