package org.fedai.kubefate.chart.internal.translate;

/**
 * Where a tag or expression starts in the text of a program, as reported by Jinjava's parser: a line break inside a tag, which only a string can
 * hold, does not count.
 *
 * @param line counted from 1
 * @param column counted from 1, from the last line break that counts
 */
public record Place(int line, int column) {}
