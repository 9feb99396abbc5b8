package org.fedai.kubefate.cli.command.user;

import java.util.Iterator;
import java.util.List;

/** The roles of accounts, for completion only; the service validates roles. */
final class Roles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return List.of("admin", "operator", "viewer").iterator();
    }
}
