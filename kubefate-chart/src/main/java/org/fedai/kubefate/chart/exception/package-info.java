/** The exceptions for invalid charts, templates, YAML and versions: one root class and a subclass for each kind, with the place of the error. */
@NullMarked
package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.NullMarked;
