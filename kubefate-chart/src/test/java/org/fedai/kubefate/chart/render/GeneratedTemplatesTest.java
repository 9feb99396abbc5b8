package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.testing.Seed;
import org.junit.jupiter.api.Test;

/**
 * Templates that nobody wrote must render as Helm renders them. {@code -Dtemplate.generator.templates=20000} compares more,
 * {@code -Dtemplate.generator.seed=random} others, {@code -Dtemplate.generator.seed=N} again what was found.
 */
class GeneratedTemplatesTest {
    private static final int BATCH = 40;

    @Test
    void random_templates_render_as_helm_renders_them() {
        long seed = Seed.of("template.generator.seed");
        int wanted = Integer.getInteger("template.generator.templates", 800);
        int count = 0;
        int refused = 0;
        List<String> differences = new ArrayList<>();
        for (long batch = seed; count < wanted && differences.size() < 20; batch++) {
            Batch result = Batch.compare(batch);
            count += BATCH;
            refused += result.refused();
            differences.addAll(result.differences());
        }
        System.out.printf(
                "seed %d: %d templates compared with Helm, %d of them refused by both%n", seed, count, refused);
        assertThat(differences).as("seed %d, %d templates", seed, count).isEmpty();
    }

    private record Batch(int refused, List<String> differences) {
        static Batch compare(long seed) {
            Random random = new Random(seed);
            String values = ExpressionGenerator.values(random);
            List<String> accepted = new ArrayList<>();
            List<String> acceptedTexts = new ArrayList<>();
            List<String> differences = new ArrayList<>();
            int refused = 0;
            for (int i = 0; i < BATCH; i++) {
                String template = new TemplateGenerator(random, "g" + i + "x").template();
                RealHelm.Outcome own = OwnEngine.render(template, values);
                if (own.text() != null) {
                    accepted.add(template);
                    acceptedTexts.add(own.text());
                    continue;
                }
                if (isBeyondLimits(own)) {
                    continue;
                }
                RealHelm.Outcome helm = RealHelm.render(template, values);
                refused++;
                if (!helm.refused() || own.error().contains("internal error")) {
                    differences.add(difference(seed, template, values, helm, own));
                }
            }
            List<RealHelm.Outcome> outcomes = RealHelm.render(accepted, values);
            for (int i = 0; i < accepted.size(); i++) {
                RealHelm.Outcome own = new RealHelm.Outcome(acceptedTexts.get(i), null);
                if (own.equals(outcomes.get(i))) {
                    continue;
                }
                // Templates of one chart may change each other's values: only what differs alone counts.
                RealHelm.Outcome alone = RealHelm.render(accepted.get(i), values);
                if (!own.equals(alone)) {
                    differences.add(difference(seed, accepted.get(i), values, alone, own));
                }
            }
            return new Batch(refused, differences);
        }

        /** Helm, which has no limits, could take all memory there is for a {@code repeat} of a {@code repeat}. */
        private static boolean isBeyondLimits(RealHelm.Outcome own) {
            return own.error().contains("would be longer than") || own.error().contains("would have more than");
        }

        private static String difference(
                long seed, String template, String values, RealHelm.Outcome helm, RealHelm.Outcome own) {
            return "\n--- seed " + seed + "\n" + template + "\nvalues:\n" + values + "\nhelm " + helm + "\nown  " + own
                    + "\nfirst difference: " + firstDifference(helm.toString(), own.toString());
        }

        private static String firstDifference(String a, String b) {
            int at = 0;
            while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
                at++;
            }
            return "<" + around(a, at) + "> and <" + around(b, at) + ">";
        }

        private static String around(String text, int at) {
            return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 40))
                    .replace("\n", "\\n");
        }
    }
}
