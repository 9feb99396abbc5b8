/**
 * Webhooks: sends events to the addresses in the settings, one after the other and each by one replica, until the receiver has accepted
 * them.
 */
@NullMarked
package org.fedai.kubefate.server.webhook;

import org.jspecify.annotations.NullMarked;
