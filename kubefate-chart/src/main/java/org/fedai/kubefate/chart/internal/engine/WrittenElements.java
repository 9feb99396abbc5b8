package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.parse.Token;
import java.util.HashMap;
import java.util.Map;
import org.fedai.kubefate.chart.internal.translate.JinjaElement;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram;
import org.fedai.kubefate.chart.internal.translate.Place;

/** The elements that were written to a program. Jinjava's parser must find each of them, and nothing else. */
final class WrittenElements {
    private static final int DELIMITER_AND_SPACE = 3;

    private final Map<Place, JinjaElement> left;

    WrittenElements(JinjaProgram program) {
        this.left = new HashMap<>(program.elements());
    }

    /**
     * What was written where the parser found a node.
     *
     * @throws IllegalStateException if it was something else, or has been taken before
     */
    JinjaElement take(Node node) {
        Token token = node.getMaster();
        JinjaElement element = left.remove(new Place(token.getLineNumber(), token.getStartPosition()));
        if (element == null || !shows(token.getImage(), element)) {
            throw new IllegalStateException("Jinjava found " + token.getImage() + " where " + element + " was written");
        }
        return element;
    }

    private static boolean shows(String image, JinjaElement element) {
        int mark = image.charAt(2) == '-' ? 1 : 0;
        return image.startsWith(element.text(), DELIMITER_AND_SPACE + mark);
    }

    /** Fails unless all have been taken. */
    void checkNoneLeft() {
        if (!left.isEmpty()) {
            throw new IllegalStateException("Jinjava did not find " + left.values());
        }
    }
}
