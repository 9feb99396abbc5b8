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
 * @param name the name under which the index lists it
 * @param version a semantic version, perhaps with a leading v
 * @param appVersion version of the application inside; empty when the repository does not say
 * @param description one sentence for people; empty when the repository does not say
 * @param urls where its archive is, any of them
 * @param digest SHA-256 of the archive in hexadecimal; empty when the repository does not say
 */
public record RepositoryChart(
        String name, String version, String appVersion, String description, List<URI> urls, String digest) {
    /** Empty for an entry without a usable version or address. */
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
     * Refuses an archive that is not the one the repository speaks of.
     *
     * @param archive the bytes of the {@code .tgz}
     * @throws ChartException when its digest is another
     */
    public void check(byte[] archive) {
        String actual = HexFormat.of().formatHex(ContentDigest.sha256().digest(archive));
        if (!digest.isEmpty() && !actual.equals(digest)) {
            throw new ChartException("the archive of chart " + name + " " + version
                    + " is not the one its repository lists: its digest is " + actual + " and should be " + digest);
        }
    }
}
