package org.fedai.kubefate.chart.internal.engine.run;

import com.hubspot.jinjava.tree.Node;
import java.util.List;

/**
 * A file or a {@code define}, ready to run.
 *
 * @param nodes bound to what they need
 * @param variables how many it has, including {@code $}
 * @param empty whether it is empty, so that it does not replace another template of its name
 */
public record Template(String name, List<Node> nodes, int variables, boolean empty) {}
