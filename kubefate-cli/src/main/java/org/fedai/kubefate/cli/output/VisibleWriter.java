package org.fedai.kubefate.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Writes to a terminal, with control characters made visible. */
public final class VisibleWriter extends Writer {
    private final PrintWriter terminal;

    public VisibleWriter(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        write(new String(text, offset, length));
    }

    @Override
    public void write(String text) {
        terminal.write(VisibleText.of(text));
    }

    @Override
    public void write(String text, int offset, int length) {
        write(text.substring(offset, offset + length));
    }

    @Override
    public void write(int character) {
        write(String.valueOf((char) character));
    }

    /** @throws IOException if the terminal has been closed */
    @Override
    public void flush() throws IOException {
        if (terminal.checkError()) {
            throw new IOException("the terminal has been closed");
        }
    }

    @Override
    public void close() {
        terminal.close();
    }
}
