package org.fedai.kubefate.cli.config;

import org.fedai.kubefate.common.KubefateException;

/** Invalid settings; the message contains the file and the key. */
public class ConfigException extends KubefateException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
