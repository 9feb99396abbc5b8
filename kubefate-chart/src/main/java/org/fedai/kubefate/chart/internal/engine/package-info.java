/**
 * Compiles templates to programs and ties Jinjava's tree of a program to what runs it; {@link
 * org.fedai.kubefate.chart.internal.engine.TemplateSet} is the entry. The packages below do not depend on this one: {@code run} holds the state of a
 * rendering, {@code node} and {@code tag} what a program consists of, {@code builtin} the functions it can call, {@code plain} templates written in
 * Jinja itself.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.engine;

import org.jspecify.annotations.NullMarked;
