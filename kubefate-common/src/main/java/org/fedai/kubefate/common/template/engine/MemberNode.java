package org.fedai.kubefate.common.template.engine;

import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/** A node that takes a field of another. */
interface MemberNode {
    AstNode base();

    String name();
}
