/**
 * Events: changes of jobs and clusters, stored with the change, put in order, and sent to those who listen. What an event
 * says is decided by the feature that changes something.
 */
@NullMarked
package org.fedai.kubefate.server.event;

import org.jspecify.annotations.NullMarked;
