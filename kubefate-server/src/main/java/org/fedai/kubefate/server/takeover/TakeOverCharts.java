package org.fedai.kubefate.server.takeover;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.server.chart.ImportCharts;
import org.fedai.kubefate.server.chart.ImportedChart;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over charts. The Go service keeps four files of a chart in columns and its templates in a JSON list; that is all it renders, so the packed chart
 * gives the same objects.
 */
@Component
class TakeOverCharts {
    private final ImportCharts charts;
    private final JsonMapper json;
    private final Clock clock;

    TakeOverCharts(ImportCharts charts, JsonMapper json, Clock clock) {
        this.charts = charts;
        this.json = json;
        this.clock = clock;
    }

    void run(GoDatabase source, long after, Findings findings) {
        int taken = 0;
        for (GoRow row : source.rows(GoTable.CHARTS, after)) {
            // Each upload of the same version marks the one before as deleted.
            if (row.time("deleted_at") == null && add(row, findings)) {
                taken++;
            }
        }
        findings.took(GoTable.CHARTS, taken);
    }

    private boolean add(GoRow row, Findings findings) {
        String name = "chart " + row.text("name") + " " + row.text("version");
        try {
            boolean added = charts.add(chart(row));
            if (!added) {
                findings.add(name + " is in the store already, which keeps its own");
            }
            return added;
        } catch (EngineException | JacksonException | IllegalArgumentException e) {
            findings.add(name + " is not taken over, because it cannot be read: " + firstLine(e)
                    + "; upload it again with kubefate chart upload");
            return false;
        }
    }

    private ImportedChart chart(GoRow row) {
        List<ChartFile> files = new ArrayList<>();
        add(files, "Chart.yaml", row.text("chart"));
        add(files, "values.yaml", row.text("values"));
        add(files, "values-template.yaml", row.text("values_template"));
        add(files, "values-template-example.yaml", row.text("values_template_example"));
        for (JsonNode template : json.readTree(row.text("templates"))) {
            files.add(new ChartFile(
                    template.path("name").asString(""),
                    Base64.getDecoder().decode(template.path("data").asString(""))));
        }
        String uuid = row.uuid();
        Instant now = clock.instant();
        return new ImportedChart(
                uuid == null ? UUID.randomUUID().toString() : uuid, files, row.createdAt(now), row.updatedAt(now));
    }

    private static void add(List<ChartFile> files, String name, String text) {
        if (!text.isEmpty()) {
            files.add(new ChartFile(name, text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
