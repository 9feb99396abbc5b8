package org.fedai.kubefate.common.template;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** A template that cannot be read or rendered. */
public class TemplateException extends KubefateException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    /**
     * @param file chart and path: {@code fate/templates/core/mysql.yaml}
     * @param line counted from 1; 0 when it is not known
     */
    public TemplateException(String file, int line, String message, @Nullable Throwable cause) {
        super(line > 0 ? file + ":" + line + ": " + message : file + ": " + message, cause);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }
}
