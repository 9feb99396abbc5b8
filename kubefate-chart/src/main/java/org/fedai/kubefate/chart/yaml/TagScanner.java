package org.fedai.kubefate.chart.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Token.Kind;

/** Scans tags, anchors and directives. */
final class TagScanner {
    private static final String URI = ";/?:@&=+$,.!~*'()[]%";
    private static final String AFTER_ANCHOR = "?:,]}%@`";
    private static final int LONGEST_NUMBER = 2;

    private final Characters in;
    private final String source;

    TagScanner(Characters in, String source) {
        this.in = in;
        this.source = source;
    }

    /**
     * @param kind ANCHOR or ALIAS
     */
    Token anchor(Kind kind) {
        int line = in.line();
        in.skip();
        String name = word();
        int c = in.peek();
        if (name.isEmpty() || (!Characters.isBlankOrBreakOrEnd(c) && AFTER_ANCHOR.indexOf(c) < 0)) {
            throw error("did not find expected alphabetic or numeric character");
        }
        return Token.of(kind, line, name);
    }

    Token tag() {
        int line = in.line();
        String handle = "";
        String suffix;
        if (in.peek(1) == '<') {
            in.skip(2);
            suffix = uri("");
            if (in.next() != '>') {
                throw error("did not find the expected '>'");
            }
        } else {
            handle = handle(false);
            if (handle.length() > 1 && handle.endsWith("!")) {
                suffix = uri("");
            } else {
                suffix = uri(handle);
                handle = suffix.isEmpty() ? "" : "!";
                suffix = suffix.isEmpty() ? "!" : suffix;
            }
        }
        if (!Characters.isBlankOrBreakOrEnd(in.peek())) {
            throw error("did not find expected whitespace or line break");
        }
        return new Token(Kind.TAG, line, handle, suffix);
    }

    Token directive() {
        int line = in.line();
        in.skip();
        String name = word();
        if (name.isEmpty()) {
            throw error("could not find expected directive name");
        }
        if (!Characters.isBlankOrBreakOrEnd(in.peek())) {
            throw error("found unexpected non-alphabetical character");
        }
        Token directive = switch (name) {
            case "YAML" -> version(line);
            case "TAG" -> prefix(line);
            default -> throw error("found unknown directive name");
        };
        in.skipBlanks();
        in.skipComment();
        if (!Characters.isBreakOrEnd(in.peek())) {
            throw error("did not find expected comment or line break");
        }
        if (!in.atEnd()) {
            in.nextBreak();
        }
        return directive;
    }

    private Token version(int line) {
        in.skipBlanks();
        int major = number();
        if (in.next() != '.') {
            throw error("did not find expected digit or '.' character");
        }
        return Token.of(Kind.VERSION_DIRECTIVE, line, major + "." + number());
    }

    private int number() {
        int value = 0;
        int length = 0;
        for (; in.peek() >= '0' && in.peek() <= '9'; length++) {
            if (length == LONGEST_NUMBER) {
                throw error("found extremely long version number");
            }
            value = value * 10 + in.next() - '0';
        }
        if (length == 0) {
            throw error("did not find expected version number");
        }
        return value;
    }

    private Token prefix(int line) {
        in.skipBlanks();
        String handle = handle(true);
        if (!Characters.isBlank(in.peek())) {
            throw error("did not find expected whitespace");
        }
        in.skipBlanks();
        String prefix = uri("");
        if (!Characters.isBlankOrBreakOrEnd(in.peek())) {
            throw error("did not find expected whitespace or line break");
        }
        return new Token(Kind.TAG_DIRECTIVE, line, handle, prefix);
    }

    private String handle(boolean directive) {
        if (in.peek() != '!') {
            throw error("did not find expected '!'");
        }
        in.skip();
        String handle = "!" + word();
        if (in.peek() == '!') {
            in.skip();
            return handle + "!";
        }
        if (directive && handle.length() > 1) {
            throw error("did not find expected '!'");
        }
        return handle;
    }

    /**
     * @param begun the text that was read as a handle, with a leading exclamation mark that is not part of the tag
     */
    private String uri(String begun) {
        StringBuilder uri = new StringBuilder(begun.isEmpty() ? "" : begun.substring(1));
        boolean any = !begun.isEmpty();
        while (Characters.isWord(in.peek()) || (!in.atEnd() && URI.indexOf(in.peek()) >= 0)) {
            if (in.peek() == '%') {
                uri.append(escaped());
            } else {
                uri.append((char) in.next());
            }
            any = true;
        }
        if (!any) {
            throw error("did not find expected tag URI");
        }
        return uri.toString();
    }

    private String escaped() {
        byte[] bytes = new byte[4];
        int length = 0;
        int wanted;
        do {
            bytes[length++] = octet();
            int first = bytes[0] & 0xFF;
            wanted = first < 0x80 ? 1 : first < 0xC0 || first > 0xF7 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        } while (length < wanted);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw error("found an incorrect UTF-8 octet");
        }
    }

    private byte octet() {
        int high = in.peek() == '%' ? Character.digit(in.peek(1), 16) : -1;
        int low = Character.digit(in.peek(2), 16);
        if (high < 0 || low < 0) {
            throw error("did not find URI escaped octet");
        }
        in.skip(3);
        return (byte) (high << 4 | low);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (Characters.isWord(in.peek())) {
            word.append((char) in.next());
        }
        return word.toString();
    }

    private YamlException error(String problem) {
        return new YamlException(source, in.line(), problem);
    }
}
