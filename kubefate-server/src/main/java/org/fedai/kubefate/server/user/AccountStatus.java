package org.fedai.kubefate.server.user;

/** Whether an account may log in. */
enum AccountStatus {
    AVAILABLE("Available"),
    DEPRECATED("Deprecate");

    private final String label;

    AccountStatus(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
