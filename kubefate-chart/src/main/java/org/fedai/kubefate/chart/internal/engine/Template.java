package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.tree.Node;
import java.util.List;

/**
 * A file or a {@code define}, ready to run.
 *
 * @param nodes bound to what they need
 * @param empty whether it holds nothing, so that it replaces no other of its name
 */
record Template(String name, List<Node> nodes, Slots slots, boolean empty) {}
