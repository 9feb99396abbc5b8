package org.fedai.kubefate.server.chart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** Reads the charts in the service's jar through a temporary copy, because directories in a jar cannot be opened. */
final class ClasspathCharts {
    private static final String ROOT = "bundled-charts/";

    private ClasspathCharts() {}

    static void forEachFolder(Consumer<Path> reader) throws IOException {
        Path copy = Files.createTempDirectory("kubefate-charts");
        try {
            for (String chart : copyTo(copy)) {
                reader.accept(copy.resolve(chart));
            }
        } finally {
            FileSystemUtils.deleteRecursively(copy);
        }
    }

    /** @return the names of the chart directories */
    private static Set<String> copyTo(Path target) throws IOException {
        Set<String> charts = new TreeSet<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*")) {
            String url = resource.getURL().toString();
            if (!resource.isReadable() || url.endsWith("/")) {
                continue;
            }
            String name = url.substring(url.lastIndexOf(ROOT) + ROOT.length());
            Path file = target.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream content = resource.getInputStream()) {
                Files.copy(content, file);
            }
            if (name.contains("/")) {
                charts.add(name.substring(0, name.indexOf('/')));
            }
        }
        return charts;
    }
}
