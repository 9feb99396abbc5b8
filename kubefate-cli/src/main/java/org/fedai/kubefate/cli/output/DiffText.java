package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.common.api.ClusterChanges;
import org.fedai.kubefate.common.api.DryRunReport;
import org.fedai.kubefate.common.api.ObjectChange;
import org.fedai.kubefate.common.api.ObjectDiff;
import org.fedai.kubefate.common.api.ObjectRefusal;

/** Prints how objects differ. What is in them is shown without its control characters, since colors are printed around it. */
public final class DiffText {
    private final boolean colours;

    public DiffText(boolean colours) {
        this.colours = colours;
    }

    /** The lines of each object, then a line that counts them. */
    public String of(ClusterChanges diff) {
        StringBuilder text = new StringBuilder();
        for (ObjectDiff object : diff.objects()) {
            text.append(TextStyle.BOLD.paint(VisibleText.line(object.object()) + " " + said(object.change()), colours))
                    .append('\n')
                    .append(lines(object))
                    .append('\n');
        }
        diff.refusals().forEach(refusal -> text.append(refused(refusal)).append('\n'));
        diff.remarks()
                .forEach(remark -> text.append(TextStyle.YELLOW.paint("note: " + VisibleText.line(remark), colours))
                        .append('\n'));
        return text.append(count(diff.objects(), diff.unchanged())).append('\n').toString();
    }

    /** A line for each object, then a line that counts them. */
    public String of(DryRunReport report) {
        StringBuilder text = new StringBuilder();
        for (ObjectDiff object : report.objects()) {
            text.append(style(object.change()).paint("%-8s".formatted(object.change()), colours))
                    .append(' ')
                    .append(VisibleText.line(object.object()))
                    .append('\n');
        }
        report.leftOut()
                .forEach(remark -> text.append(TextStyle.YELLOW.paint("note: " + VisibleText.line(remark), colours))
                        .append('\n'));
        return text.append("dry run (")
                .append(report.mode())
                .append("), nothing was changed: ")
                .append(count(report.objects(), report.unchanged()))
                .append('\n')
                .toString();
    }

    private String refused(ObjectRefusal refusal) {
        return TextStyle.RED.paint("Kubernetes would refuse " + VisibleText.line(refusal.text()), colours);
    }

    private String lines(ObjectDiff object) {
        if (object.change() == ObjectChange.KEPT) {
            return "";
        }
        String diff = object.diff() == null ? "" : object.diff();
        return diff.isEmpty()
                ? "(only what you may not see differs)\n"
                : diff.lines().map(this::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(String line) {
        TextStyle style = TextStyle.PLAIN;
        if (line.startsWith("---") || line.startsWith("+++") || line.startsWith("@@")) {
            style = TextStyle.FAINT;
        } else if (line.startsWith("+")) {
            style = TextStyle.GREEN;
        } else if (line.startsWith("-")) {
            style = TextStyle.RED;
        }
        return style.paint(VisibleText.line(line), colours);
    }

    private static TextStyle style(ObjectChange change) {
        return switch (change) {
            case CREATED -> TextStyle.GREEN;
            case CHANGED -> TextStyle.YELLOW;
            case DELETED -> TextStyle.RED;
            case KEPT -> TextStyle.FAINT;
        };
    }

    private static String said(ObjectChange change) {
        return change == ObjectChange.KEPT ? "is kept, and is not part of the cluster any more" : "is " + change;
    }

    private static String count(List<ObjectDiff> objects, int unchanged) {
        List<String> counts = new ArrayList<>();
        Stream.of(ObjectChange.values()).forEach(change -> {
            long number =
                    objects.stream().filter(object -> object.change() == change).count();
            if (number > 0) {
                counts.add(number + " " + change);
            }
        });
        if (counts.isEmpty()) {
            return "no differences; " + unchanged + " unchanged";
        }
        counts.add(unchanged + " unchanged");
        return String.join(", ", counts);
    }
}
