package org.fedai.kubefate.chart.internal.format;

import java.util.List;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** One use of a format with its arguments. */
final class Directives {
    private static final int LARGEST = 1_000_000;

    private final String format;
    private final List<? extends @Nullable Object> arguments;
    private final ValuePrinter printer = new ValuePrinter();
    private int position;
    private int argument;
    /** Whether an index like {@code [3]} came just before. */
    private boolean afterIndex;

    private boolean reordered;
    private boolean goodIndex;

    Directives(String format, List<? extends @Nullable Object> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    String format() {
        while (position < format.length()) {
            int percent = format.indexOf('%', position);
            if (percent < 0) {
                printer.text(format.substring(position));
                break;
            }
            printer.text(format.substring(position, percent));
            position = percent + 1;
            directive();
        }
        extraArguments();
        return printer.toString();
    }

    private void directive() {
        goodIndex = true;
        afterIndex = false;
        Flags flags = new Flags();
        flags(flags);
        printer.flags(flags);
        index();
        width(flags);
        precision(flags);
        if (!afterIndex) {
            index();
        }
        if (position >= format.length()) {
            printer.text("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(position);
        position += Character.charCount(verb);
        verb(flags, verb);
    }

    private void verb(Flags flags, int verb) {
        if (verb == '%') {
            printer.text("%");
        } else if (!goodIndex) {
            printer.text("%!").text(Character.toString(verb)).text("(BADINDEX)");
        } else if (argument >= arguments.size()) {
            printer.text("%!").text(Character.toString(verb)).text("(MISSING)");
        } else {
            if (verb == 'v') {
                flags.goSyntax = flags.sharp;
                flags.sharp = false;
                flags.fieldNames = flags.plus;
                flags.plus = false;
            }
            printer.print(arguments.get(argument++), verb);
        }
    }

    private void flags(Flags flags) {
        for (; position < format.length(); position++) {
            switch (format.charAt(position)) {
                case '#' -> flags.sharp = true;
                case '0' -> flags.zero = true;
                case '+' -> flags.plus = true;
                case '-' -> flags.minus = true;
                case ' ' -> flags.space = true;
                default -> {
                    return;
                }
            }
        }
    }

    private void width(Flags flags) {
        if (at('*')) {
            position++;
            Integer width = integerArgument();
            if (width == null) {
                printer.text("%!(BADWIDTH)");
            } else {
                flags.width = Math.abs(width);
                if (width < 0) {
                    flags.minus = true;
                    flags.zero = false;
                }
            }
            afterIndex = false;
            return;
        }
        flags.width = number();
        if (afterIndex && flags.width >= 0) {
            goodIndex = false;
        }
    }

    private void precision(Flags flags) {
        if (position + 1 >= format.length() || !at('.')) {
            return;
        }
        position++;
        if (afterIndex) {
            goodIndex = false;
        }
        index();
        if (at('*')) {
            position++;
            Integer precision = integerArgument();
            if (precision == null || precision < 0) {
                printer.text("%!(BADPREC)");
            } else {
                flags.precision = precision;
            }
            afterIndex = false;
        } else {
            flags.precision = Math.max(number(), 0);
        }
    }

    /** The digits here as a number; -1 when there are none. */
    private int number() {
        int start = position;
        int number = 0;
        while (position < format.length() && format.charAt(position) >= '0' && format.charAt(position) <= '9') {
            if (number > LARGEST) {
                position = format.length();
                return -1;
            }
            number = number * 10 + format.charAt(position++) - '0';
        }
        return position == start ? -1 : number;
    }

    private @Nullable Integer integerArgument() {
        if (argument >= arguments.size()) {
            return null;
        }
        Object value = arguments.get(argument++);
        if (!Types.isInteger(value) || !(value instanceof Number number)) {
            return null;
        }
        long n = number.longValue();
        return n > LARGEST || n < -LARGEST ? null : (int) n;
    }

    /** Takes an explicit argument index such as {@code [2]}. */
    private void index() {
        afterIndex = false;
        if (!at('[')) {
            return;
        }
        reordered = true;
        int close = format.indexOf(']', position);
        if (close < 0 || format.length() - position < 3) {
            goodIndex = false;
            position++;
            return;
        }
        int index = parseIndex(format.substring(position + 1, close));
        position = close + 1;
        if (index >= 1 && index <= arguments.size()) {
            argument = index - 1;
            afterIndex = true;
        } else {
            goodIndex = false;
            afterIndex = index >= 0;
        }
    }

    private static int parseIndex(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : -1;
    }

    private boolean at(char c) {
        return position < format.length() && format.charAt(position) == c;
    }

    private void extraArguments() {
        if (reordered || argument >= arguments.size()) {
            return;
        }
        printer.flags(new Flags());
        printer.text("%!(EXTRA ");
        for (int i = argument; i < arguments.size(); i++) {
            printer.text(i > argument ? ", " : "");
            Object value = arguments.get(i);
            printer.text(Types.typeOf(value));
            if (value != null) {
                printer.text("=").print(value, 'v');
            }
        }
        printer.text(")");
    }
}
