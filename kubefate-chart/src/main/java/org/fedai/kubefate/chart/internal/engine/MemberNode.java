package org.fedai.kubefate.chart.internal.engine;

import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/** A node that takes a field of another. */
interface MemberNode {
    AstNode base();

    String name();
}
