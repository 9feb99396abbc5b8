package org.fedai.kubefate.server.chart;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.server.audit.AuditedRequest;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "chart")
@RequestMapping("/v1/chart")
class ChartController {
    private final ChartService charts;

    ChartController(ChartService charts) {
        this.charts = charts;
    }

    record Uploaded(@JsonProperty("helmUUID") String uuid) {}

    @Operation(summary = "Upload a chart; replaces a chart with the same name and version")
    @ErrorStatuses(422)
    @PostMapping
    Answer<Uploaded> upload(@RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw Problem.malformed("the chart is missing; send the .tgz as multipart field \"file\"");
        }
        String uuid = charts.upload(file.getBytes());
        AuditedRequest.of(request).created(uuid);
        return Answer.of("CreateChart Success", new Uploaded(uuid));
    }

    @Operation(summary = "List charts")
    @GetMapping
    Answer<List<HelmChart>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "true") boolean details) {
        return Answer.of("getChartList Success", charts.list(new Page(limit, offset, sort), details));
    }

    @Operation(summary = "Describe a chart")
    @GetMapping("/{uuid}")
    Answer<HelmChart> get(@PathVariable String uuid) {
        return Answer.of("getChart Success", charts.get(uuid));
    }

    @Operation(summary = "Delete a chart")
    @ErrorStatuses(409)
    @DeleteMapping("/{uuid}")
    Answer<Void> delete(@PathVariable String uuid, @RequestParam(defaultValue = "false") boolean force) {
        charts.delete(uuid, force);
        return Answer.of("deleteChart Success");
    }

    @Operation(summary = "Get the example cluster.yaml with every key of a chart")
    @GetMapping("/valueTemplateExample/{name}/{version}")
    Answer<String> valuesTemplateExample(@PathVariable String name, @PathVariable String version) {
        return Answer.of("getChartByNameVersion Success", charts.valuesTemplateExample(name, version));
    }
}
