package org.fedai.kubefate.chart;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fedai.kubefate.chart.exception.ChartException;

/**
 * A chart that a Helm repository offers.
 *
 * @param name the name in the index
 * @param version a semantic version, optionally with a leading v
 * @param appVersion the version of the packaged application; empty if the index does not contain it
 * @param description a one-sentence description; empty if the index does not contain it
 * @param urls the alternative URLs of its archive
 * @param digest SHA-256 of the archive in hexadecimal; empty if the index does not contain it
 */
public record RepositoryChart(
        String name, String version, String appVersion, String description, List<URI> urls, String digest) {
    /** Empty for an entry without a valid version or URL. */
    static Optional<RepositoryChart> read(String name, MetadataFields fields, URI folder) {
        try {
            List<URI> urls = fields.texts("urls").stream()
                    .map(url -> folder.resolve(url.replace(" ", "%20")))
                    .filter(url -> "http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    .toList();
            String version = fields.text("version");
            if (urls.isEmpty() || !RepositoryIndex.isVersion(version)) {
                return Optional.empty();
            }
            return Optional.of(new RepositoryChart(
                    name,
                    version,
                    fields.text("appVersion"),
                    fields.text("description"),
                    urls,
                    fields.text("digest").toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "")));
        } catch (ChartException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Checks that an archive is the one that the repository lists.
     *
     * @param archive the bytes of the {@code .tgz}
     * @throws ChartException if its digest differs
     */
    public void check(byte[] archive) {
        String actual = HexFormat.of().formatHex(ContentDigest.sha256().digest(archive));
        if (!digest.isEmpty() && !actual.equals(digest)) {
            throw new ChartException("the archive of chart " + name + " " + version
                    + " differs from the one listed in its repository: its digest is " + actual + " instead of "
                    + digest);
        }
    }
}
