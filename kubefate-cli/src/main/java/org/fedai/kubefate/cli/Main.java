package org.fedai.kubefate.cli;

/** The command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
