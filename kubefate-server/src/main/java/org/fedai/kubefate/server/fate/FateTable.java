package org.fedai.kubefate.server.fate;

/** A table in the storage of a party. */
public record FateTable(String namespace, String name) {}
