package org.fedai.kubefate.chart.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Builds the nodes of a text's first document. Later documents are ignored, as in Helm. */
final class Composer {
    private static final int MAX_DEPTH = 1000;

    private final String source;
    private final Scanner tokens;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();
    private int depth;

    private Composer(String text, String source) {
        this.source = source;
        this.tokens = new Scanner(text, source);
    }

    /** The root of the first document; null if there is none. */
    static @Nullable Node compose(String text, String source) {
        return new Composer(text, source).document();
    }

    /**
     * The line on which a text goes on after its first document, whose end a {@code ---} or {@code ...} marks.
     *
     * @return counted from 1; 0 when nothing follows but comments and marks
     */
    static int continuation(String text, String source) {
        Composer composer = new Composer(text, source);
        composer.document();
        int line = composer.tokens.peek().line();
        while (composer.next(Kind.DOCUMENT_START, Kind.DOCUMENT_END)) {
            line = composer.take().line();
            if (composer.isBroken()) {
                return line;
            }
        }
        return composer.next(Kind.STREAM_END) ? 0 : line;
    }

    /** Whether what follows is not even made of tokens, which is something all the same. */
    private boolean isBroken() {
        try {
            tokens.peek();
            return false;
        } catch (YamlException e) {
            return true;
        }
    }

    private @Nullable Node document() {
        Node root;
        if (next(Kind.STREAM_END)) {
            return null;
        }
        if (next(Kind.VERSION_DIRECTIVE, Kind.TAG_DIRECTIVE, Kind.DOCUMENT_START)) {
            directives();
            expect(Kind.DOCUMENT_START, "did not find expected <document start>");
            boolean empty = next(
                    Kind.VERSION_DIRECTIVE,
                    Kind.TAG_DIRECTIVE,
                    Kind.DOCUMENT_START,
                    Kind.DOCUMENT_END,
                    Kind.STREAM_END);
            root = empty ? nothing() : node(true, false);
        } else {
            directives();
            root = node(true, false);
        }
        tokens.peek(); // Checks that the next token is valid.
        return root;
    }

    private void directives() {
        boolean version = false;
        while (next(Kind.VERSION_DIRECTIVE, Kind.TAG_DIRECTIVE)) {
            Token directive = take();
            if (directive.is(Kind.VERSION_DIRECTIVE)) {
                if (version || !directive.value().equals("1.1")) {
                    throw error(
                            directive.line(),
                            version ? "found duplicate %YAML directive" : "found incompatible YAML document");
                }
                version = true;
            } else if (prefixes.put(directive.value(), directive.suffix()) != null) {
                throw error(directive.line(), "found duplicate %TAG directive");
            }
        }
        prefixes.putIfAbsent("!", "!");
        prefixes.putIfAbsent("!!", "tag:yaml.org,2002:");
    }

    /**
     * @param block whether it may be a block collection
     * @param indentless whether it may be a list with the indentation of its key
     */
    private Node node(boolean block, boolean indentless) {
        Token first = tokens.peek();
        if (next(Kind.ALIAS)) {
            return alias(take());
        }
        String anchor = null;
        String tag = null;
        if (next(Kind.ANCHOR)) {
            anchor = take().value();
            tag = next(Kind.TAG) ? tag(take()) : null;
        } else if (next(Kind.TAG)) {
            tag = tag(take());
            anchor = next(Kind.ANCHOR) ? take().value() : null;
        }
        int line = first.line();
        Token token = tokens.peek();
        return switch (token.kind()) {
            case PLAIN_SCALAR, QUOTED_SCALAR -> anchored(anchor, scalar(take(), tag, line));
            case FLOW_SEQUENCE_START -> flowSequence(anchor, line);
            case FLOW_MAPPING_START -> flowMapping(anchor, line);
            default -> {
                if (indentless && token.is(Kind.BLOCK_ENTRY)) {
                    yield blockSequence(anchor, line, true);
                }
                if (block && token.is(Kind.BLOCK_SEQUENCE_START)) {
                    yield blockSequence(anchor, line, false);
                }
                if (block && token.is(Kind.BLOCK_MAPPING_START)) {
                    yield blockMapping(anchor, line);
                }
                if (anchor == null && tag == null) {
                    throw error(token.line(), "did not find expected node content");
                }
                yield anchored(anchor, new Node.Scalar(line, tag, "", tag == null));
            }
        };
    }

    private Node alias(Token token) {
        Node target = anchors.get(token.value());
        if (target == null) {
            throw error(token.line(), "unknown anchor '" + token.value() + "' referenced");
        }
        return new Node.Alias(token.line(), token.value(), target);
    }

    private String tag(Token token) {
        if (token.value().isEmpty()) {
            return token.suffix();
        }
        String prefix = prefixes.get(token.value());
        if (prefix == null) {
            throw error(token.line(), "found undefined tag handle");
        }
        return prefix + token.suffix();
    }

    private static Node scalar(Token token, @Nullable String tag, int line) {
        boolean implicit = tag == null ? token.is(Kind.PLAIN_SCALAR) : tag.equals("!");
        return new Node.Scalar(line, tag, token.value(), implicit);
    }

    private Node nothing() {
        return new Node.Scalar(tokens.peek().line(), null, "", true);
    }

    private Node blockSequence(@Nullable String anchor, int line, boolean indentless) {
        descend(line);
        List<Node> items = new ArrayList<>();
        Node sequence = anchored(anchor, new Node.Sequence(line, items));
        if (!indentless) {
            take();
        }
        while (next(Kind.BLOCK_ENTRY)) {
            take();
            boolean empty = next(Kind.BLOCK_ENTRY, Kind.BLOCK_END) || (indentless && next(Kind.KEY, Kind.VALUE));
            items.add(empty ? nothing() : node(true, false));
        }
        if (!indentless) {
            expect(Kind.BLOCK_END, "did not find expected '-' indicator");
        }
        depth--;
        return sequence;
    }

    private Node blockMapping(@Nullable String anchor, int line) {
        descend(line);
        List<Node.Entry> entries = new ArrayList<>();
        Node mapping = anchored(anchor, new Node.Mapping(line, entries));
        take();
        while (next(Kind.KEY)) {
            take();
            Node key = blockPart();
            Node value = nothing();
            if (next(Kind.VALUE)) {
                take();
                value = blockPart();
            }
            entries.add(new Node.Entry(key, value));
        }
        expect(Kind.BLOCK_END, "did not find expected key");
        depth--;
        return mapping;
    }

    private Node blockPart() {
        return next(Kind.KEY, Kind.VALUE, Kind.BLOCK_END) ? nothing() : node(true, true);
    }

    private Node flowSequence(@Nullable String anchor, int line) {
        descend(line);
        List<Node> items = new ArrayList<>();
        Node sequence = anchored(anchor, new Node.Sequence(line, items));
        take();
        while (!next(Kind.FLOW_SEQUENCE_END)) {
            if (!items.isEmpty()) {
                expect(Kind.FLOW_ENTRY, "did not find expected ',' or ']'");
            }
            if (next(Kind.KEY)) {
                items.add(pair());
            } else if (!next(Kind.FLOW_SEQUENCE_END)) {
                items.add(node(false, false));
            }
        }
        take();
        depth--;
        return sequence;
    }

    /** A map of one entry without braces, in a list: {@code [a: b]}. */
    private Node pair() {
        int line = take().line();
        Node key;
        if (next(Kind.VALUE, Kind.FLOW_ENTRY, Kind.FLOW_SEQUENCE_END)) {
            take(); // go-yaml skips it, and therefore the value.
            key = nothing();
        } else {
            key = node(false, false);
        }
        Node value = nothing();
        if (next(Kind.VALUE)) {
            take();
            value = next(Kind.FLOW_ENTRY, Kind.FLOW_SEQUENCE_END) ? nothing() : node(false, false);
        }
        return new Node.Mapping(line, List.of(new Node.Entry(key, value)));
    }

    private Node flowMapping(@Nullable String anchor, int line) {
        descend(line);
        List<Node.Entry> entries = new ArrayList<>();
        Node mapping = anchored(anchor, new Node.Mapping(line, entries));
        take();
        while (!next(Kind.FLOW_MAPPING_END)) {
            if (!entries.isEmpty()) {
                expect(Kind.FLOW_ENTRY, "did not find expected ',' or '}'");
            }
            if (next(Kind.KEY)) {
                take();
                Node key = flowPart(next(Kind.VALUE));
                entries.add(new Node.Entry(key, flowValue()));
            } else if (!next(Kind.FLOW_MAPPING_END)) {
                Node key = node(false, false);
                entries.add(new Node.Entry(key, nothing()));
            }
        }
        take();
        depth--;
        return mapping;
    }

    private Node flowValue() {
        if (!next(Kind.VALUE)) {
            return nothing();
        }
        take();
        return flowPart(false);
    }

    private Node flowPart(boolean empty) {
        return empty || next(Kind.FLOW_ENTRY, Kind.FLOW_MAPPING_END) ? nothing() : node(false, false);
    }

    private Node anchored(@Nullable String anchor, Node node) {
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private void descend(int line) {
        if (++depth > MAX_DEPTH) {
            throw error(line, "nested more than " + MAX_DEPTH + " levels deep");
        }
    }

    private boolean next(Kind... kinds) {
        return tokens.peek().is(kinds);
    }

    private Token take() {
        Token token = tokens.peek();
        tokens.skip();
        return token;
    }

    private void expect(Kind kind, String problem) {
        if (!next(kind)) {
            throw error(tokens.peek().line(), problem);
        }
        take();
    }

    private YamlException error(int line, String problem) {
        return new YamlException(source, line, problem);
    }
}
