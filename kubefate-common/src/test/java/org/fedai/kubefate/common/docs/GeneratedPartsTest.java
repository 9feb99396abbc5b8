package org.fedai.kubefate.common.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is generated on a page in English is in Chinese, too: sentence by sentence from {@code docs/zh/translations.txt}, with keys, defaults
 * and code as they are. {@code -Dgolden.update=true} writes the pages anew.
 */
class GeneratedPartsTest {
    private final Translations translations = Translations.read();

    @Test
    void generated_parts_are_translated() throws IOException {
        Map<Path, String> expected = new LinkedHashMap<>();
        for (GeneratedPart part : GeneratedPart.ALL) {
            Path page = Pages.ROOT.resolve("docs/zh").resolve(part.page());
            String english = Files.readString(Pages.ROOT.resolve("docs").resolve(part.page()));
            String chinese = part.translate(part.cut(english), translations);
            expected.put(page, part.paste(Files.readString(page), chinese, translations));
        }
        assertThat(translations.missing())
                .as("sentences that %s lacks", Pages.ROOT.relativize(Translations.FILE))
                .isEmpty();
        assertThat(translations.unused())
                .as("sentences of %s that no page has", Pages.ROOT.relativize(Translations.FILE))
                .isEmpty();

        for (Map.Entry<Path, String> page : expected.entrySet()) {
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(page.getKey(), page.getValue());
            }
            assertThat(Files.readString(page.getKey()))
                    .as("%s, made by -Dgolden.update=true", Pages.ROOT.relativize(page.getKey()))
                    .isEqualTo(page.getValue());
        }
    }
}
