package org.fedai.kubefate.server.kubernetes.apply;

/**
 * A field of a live object that differs from what was applied.
 *
 * @param field its path: {@code spec.template.spec.containers[python].image}
 * @param wanted what was applied
 * @param found what is there; empty if the field was removed
 * @param manager the field manager that owns it now; empty if nobody does
 */
public record FieldChange(String field, String wanted, String found, String manager) {
    public FieldChange with(String otherWanted, String otherFound) {
        return new FieldChange(field, otherWanted, otherFound, manager);
    }
}
