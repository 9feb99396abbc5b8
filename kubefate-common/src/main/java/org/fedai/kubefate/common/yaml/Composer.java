package org.fedai.kubefate.common.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Builds the nodes of a text's first document. What follows it is not looked at, as Helm does not either. */
final class Composer {
    private static final int MAX_DEPTH = 1000;

    private final String source;
    private final ParserImpl events;
    private final Map<String, Node> anchors = new HashMap<>();
    private int depth;

    private Composer(String text, String source) {
        this.source = source;
        this.events = new ParserImpl(new StreamReader(text), new LoaderOptions());
    }

    /** The root of the first document; null when there is none. */
    static @Nullable Node compose(String text, String source) {
        try {
            return new Composer(text, source).document();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            throw new YamlException(source, mark == null ? 0 : mark.getLine() + 1, sentence(e));
        } catch (ReaderException e) {
            throw new YamlException(
                    source,
                    lineAt(text, e.getPosition()),
                    String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()));
        }
    }

    private @Nullable Node document() {
        events.getEvent(); // the start of the stream
        if (events.checkEvent(Event.ID.StreamEnd)) {
            return null;
        }
        events.getEvent(); // the start of the document
        Node root = node();
        if (!events.checkEvent(Event.ID.DocumentEnd)) {
            throw new YamlException(source, 0, "the document does not end where it should");
        }
        return root;
    }

    private Node node() {
        Event event = events.getEvent();
        int line = event.getStartMark().getLine() + 1;
        return switch (event) {
            case AliasEvent alias -> alias(alias.getAnchor(), line);
            case ScalarEvent scalar -> scalar(scalar, line);
            case SequenceStartEvent sequence -> sequence(sequence, line);
            case MappingStartEvent mapping -> mapping(mapping, line);
            default -> throw new YamlException(source, line, "a value was expected");
        };
    }

    private Node alias(String name, int line) {
        Node target = anchors.get(name);
        if (target == null) {
            throw new YamlException(source, line, "unknown anchor '" + name + "' referenced");
        }
        return new Node.Alias(line, name, target);
    }

    private Node scalar(ScalarEvent event, int line) {
        Node node = new Node.Scalar(
                line, event.getTag(), event.getValue(), event.getImplicit().canOmitTagInPlainScalar());
        return anchored(event, node);
    }

    private Node sequence(SequenceStartEvent event, int line) {
        descend(line);
        List<Node> items = new ArrayList<>();
        Node sequence = anchored(event, new Node.Sequence(line, items));
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node());
        }
        ascend();
        return sequence;
    }

    private Node mapping(MappingStartEvent event, int line) {
        descend(line);
        List<Node.Entry> entries = new ArrayList<>();
        Node mapping = anchored(event, new Node.Mapping(line, entries));
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Node key = node();
            entries.add(new Node.Entry(key, node()));
        }
        ascend();
        return mapping;
    }

    private Node anchored(NodeEvent event, Node node) {
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), node);
        }
        return node;
    }

    private void descend(int line) {
        if (++depth > MAX_DEPTH) {
            throw new YamlException(source, line, "nested more than " + MAX_DEPTH + " levels deep");
        }
    }

    private void ascend() {
        events.getEvent(); // the end of the collection
        depth--;
    }

    private static String sentence(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "not YAML" : e.getProblem();
        return e.getContext() == null ? problem : problem + " (" + e.getContext() + ")";
    }

    private static int lineAt(String text, int position) {
        int end = Math.min(Math.max(position, 0), text.length());
        return 1 + (int) text.chars().limit(end).filter(c -> c == '\n').count();
    }
}
