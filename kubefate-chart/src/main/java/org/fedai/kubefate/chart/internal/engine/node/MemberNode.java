package org.fedai.kubefate.chart.internal.engine.node;

import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/** A node that takes a field of another. */
public interface MemberNode {
    AstNode base();

    String name();
}
