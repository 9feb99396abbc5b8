package org.fedai.kubefate.server.web;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The body of every refusal. */
public record ErrorBody(@JsonProperty("error") String error) {}
