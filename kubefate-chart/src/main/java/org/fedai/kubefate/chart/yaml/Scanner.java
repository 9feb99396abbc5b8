package org.fedai.kubefate.chart.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into tokens as go-yaml 2 does. A key without a question mark is recognized only at its colon, so tokens are kept in
 * a queue until it is certain that no token has to be inserted before them.
 */
final class Scanner {
    /** The maximum distance of a colon from the beginning of its key, in characters. */
    private static final int LONGEST_KEY = 1024;

    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    /**
     * Where a key may have begun.
     *
     * @param number of its first token
     * @param required whether it can only be a key
     */
    private record KeyStart(int number, boolean required, int index, int line, int column) {}

    private final String source;
    private final Characters in;
    private final ScalarScanner scalars;
    private final TagScanner tags;
    private final List<Token> queue = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>();
    /** One for each open flow collection and one for the enclosing block; null if no key can start there. */
    private final ArrayList<@Nullable KeyStart> keys = new ArrayList<>();

    private final Map<Integer, Integer> keyLevels = new HashMap<>();
    /** For each open flow collection the token that begins it or, later, the last one in it that may have begun a key. */
    private final Deque<Integer> lastInFlow = new ArrayDeque<>();

    private int head;
    private int taken;
    private int indent = -1;
    private boolean keyAllowed = true;

    Scanner(String text, String source) {
        this.source = source;
        this.in = Characters.of(text, source);
        this.scalars = new ScalarScanner(in, source);
        this.tags = new TagScanner(in, source);
        keys.add(null);
    }

    /** The next token, without consuming it. */
    Token peek() {
        while (head == queue.size() || headMayBeKey()) {
            fetch();
        }
        return queue.get(head);
    }

    /** Consumes the token that {@link #peek} returned. */
    void skip() {
        queue.set(head, Token.of(Kind.STREAM_END, 0)); // Releases long texts.
        head++;
        taken++;
        if (head == queue.size()) {
            queue.clear();
            head = 0;
        }
    }

    private boolean headMayBeKey() {
        Integer level = keyLevels.get(taken);
        return level != null && isPossible(level);
    }

    private void fetch() {
        skipToToken();
        unroll(in.column());
        int c = in.peek();
        if (in.atEnd()) {
            endOfStream();
        } else if (in.column() == 0 && c == '%') {
            closeBlocks();
            queue.add(tags.directive());
        } else if (in.atDocumentMark('-')) {
            documentMark(Kind.DOCUMENT_START);
        } else if (in.atDocumentMark('.')) {
            documentMark(Kind.DOCUMENT_END);
        } else {
            fetch(c, Characters.isBlankOrBreakOrEnd(in.peek(1)));
        }
    }

    private void fetch(int c, boolean blankFollows) {
        switch (c) {
            case '[' -> openFlow(Kind.FLOW_SEQUENCE_START);
            case '{' -> openFlow(Kind.FLOW_MAPPING_START);
            case ']' -> closeFlow(Kind.FLOW_SEQUENCE_END);
            case '}' -> closeFlow(Kind.FLOW_MAPPING_END);
            case ',' -> flowEntry();
            case '*' -> {
                beginNode();
                queue.add(tags.anchor(Kind.ALIAS));
            }
            case '&' -> {
                beginNode();
                queue.add(tags.anchor(Kind.ANCHOR));
            }
            case '!' -> {
                beginNode();
                queue.add(tags.tag());
            }
            case '\'', '"' -> {
                beginNode();
                queue.add(scalars.quoted(c));
            }
            default -> fetchOther(c, blankFollows);
        }
    }

    private void fetchOther(int c, boolean blankFollows) {
        if (c == '-' && blankFollows) {
            blockEntry();
        } else if (c == '?' && (inFlow() || blankFollows)) {
            key();
        } else if (c == ':' && (inFlow() || blankFollows)) {
            value();
        } else if ((c == '|' || c == '>') && !inFlow()) {
            removeKey();
            keyAllowed = true;
            queue.add(scalars.block(indent));
        } else if (mayBeginPlain(c, blankFollows)) {
            beginNode();
            queue.add(scalars.plain(indent, inFlow()));
            keyAllowed = scalars.crossedLines();
        } else {
            throw error(in.line(), "found character that cannot start any token");
        }
    }

    private boolean mayBeginPlain(int c, boolean blankFollows) {
        boolean special = Characters.isBlankOrBreakOrEnd(c) || INDICATORS.indexOf(c) >= 0;
        return !special || c == '-' || (!inFlow() && (c == '?' || c == ':') && !blankFollows);
    }

    private boolean inFlow() {
        return keys.size() > 1;
    }

    private void skipToToken() {
        while (true) {
            while (in.peek() == ' ' || (in.peek() == '\t' && (inFlow() || !keyAllowed))) {
                in.skip();
            }
            in.skipComment();
            if (!Characters.isBreak(in.peek())) {
                return;
            }
            in.nextBreak();
            keyAllowed |= !inFlow();
        }
    }

    private void endOfStream() {
        in.endLine();
        closeBlocks();
        add(Kind.STREAM_END);
    }

    private void documentMark(Kind kind) {
        closeBlocks();
        add(kind);
        in.skip(3);
    }

    private void closeBlocks() {
        unroll(-1);
        removeKey();
        keyAllowed = false;
    }

    private void openFlow(Kind kind) {
        saveKey();
        lastInFlow.push(nextNumber());
        keys.add(null);
        keyAllowed = true;
        add(kind);
        in.skip();
    }

    private void closeFlow(Kind kind) {
        removeKey();
        if (inFlow()) {
            keys.removeLast();
            keyLevels.remove(lastInFlow.pop()); // An empty collection is not a key in go-yaml.
        }
        keyAllowed = false;
        add(kind);
        in.skip();
    }

    private void flowEntry() {
        removeKey();
        keyAllowed = true;
        add(Kind.FLOW_ENTRY);
        in.skip();
    }

    private void blockEntry() {
        if (!inFlow()) {
            checkAllowed("block sequence entries are not allowed in this context");
            roll(in.column(), queue.size(), Kind.BLOCK_SEQUENCE_START, in.line());
        }
        removeKey();
        keyAllowed = true;
        add(Kind.BLOCK_ENTRY);
        in.skip();
    }

    private void key() {
        if (!inFlow()) {
            checkAllowed("mapping keys are not allowed in this context");
            roll(in.column(), queue.size(), Kind.BLOCK_MAPPING_START, in.line());
        }
        removeKey();
        keyAllowed = !inFlow();
        add(Kind.KEY);
        in.skip();
    }

    private void value() {
        int level = keys.size() - 1;
        KeyStart key = keys.get(level);
        if (key != null && isPossible(level)) {
            queue.add(position(key), Token.of(Kind.KEY, key.line()));
            roll(key.column(), position(key), Kind.BLOCK_MAPPING_START, key.line());
            forget(level);
            keyAllowed = false;
        } else {
            if (!inFlow()) {
                checkAllowed("mapping values are not allowed in this context");
                roll(in.column(), queue.size(), Kind.BLOCK_MAPPING_START, in.line());
            }
            keyAllowed = !inFlow();
        }
        add(Kind.VALUE);
        in.skip();
    }

    /** The position of the first token of a key in the queue; the end if it was already consumed. */
    private int position(KeyStart key) {
        return key.number() < taken ? queue.size() : head + key.number() - taken;
    }

    private int nextNumber() {
        return taken + queue.size() - head;
    }

    private void checkAllowed(String problem) {
        if (!keyAllowed) {
            throw error(in.line(), problem);
        }
    }

    /** A key may start here, and none can start directly after it. */
    private void beginNode() {
        saveKey();
        keyAllowed = false;
    }

    private void saveKey() {
        if (keyAllowed) {
            removeKey();
            int number = nextNumber();
            boolean required = !inFlow() && indent == in.column();
            keys.set(keys.size() - 1, new KeyStart(number, required, in.index(), in.line(), in.column()));
            keyLevels.put(number, keys.size() - 1);
            if (inFlow()) {
                lastInFlow.pop();
                lastInFlow.push(number);
            }
        }
    }

    private void removeKey() {
        KeyStart key = keys.getLast();
        if (key != null) {
            checkNotRequired(key);
            forget(keys.size() - 1);
        }
    }

    /** Whether the possible key that started there can still become one. */
    private boolean isPossible(int level) {
        KeyStart key = keys.get(level);
        if (key == null) {
            return false;
        }
        if (key.line() < in.line() || key.index() + LONGEST_KEY < in.index()) {
            checkNotRequired(key);
            forget(level);
            return false;
        }
        return true;
    }

    private void checkNotRequired(KeyStart key) {
        if (key.required()) {
            throw error(in.line(), "could not find expected ':'");
        }
    }

    private void forget(int level) {
        KeyStart key = keys.set(level, null);
        if (key != null) {
            keyLevels.remove(key.number());
        }
    }

    /** Opens a block if the column is greater than that of the enclosing block. */
    private void roll(int column, int position, Kind kind, int line) {
        if (!inFlow() && indent < column) {
            indents.push(indent);
            indent = column;
            queue.add(position, Token.of(kind, line));
        }
    }

    /** Closes the blocks with a greater indentation than the column. */
    private void unroll(int column) {
        while (!inFlow() && indent > column) {
            add(Kind.BLOCK_END);
            indent = indents.pop();
        }
    }

    private void add(Kind kind) {
        queue.add(Token.of(kind, in.line()));
    }

    private YamlException error(int line, String problem) {
        return new YamlException(source, line, problem);
    }
}
