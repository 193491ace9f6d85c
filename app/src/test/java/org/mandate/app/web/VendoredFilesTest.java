package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What we serve of other people's is what we checked. */
class VendoredFilesTest {
  private static final String FOLDER = "/vendor/nhsuk-frontend-10.6.1/";

  @Test
  void everyVendoredFileHasItsChecksum() throws IOException, GeneralSecurityException {
    String sums = new String(read("sha256sums.txt"), StandardCharsets.UTF_8);

    for (String line : sums.lines().toList()) {
      String[] parts = line.split("  ");
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(parts[1]));
      assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
    }
    assertThat(sums).contains("nhsuk-frontend.min.css", "nhsuk-frontend.min.js", "LICENSE");
  }

  @Test
  void theStylesheetAsksNoOtherHostAndHasNoFrutiger() throws IOException {
    String css = new String(read("nhsuk-frontend.min.css"), StandardCharsets.UTF_8);

    assertThat(css).doesNotContain("@font-face", "Frutiger", "http:", "https:", "data:");
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream file = VendoredFilesTest.class.getResourceAsStream(FOLDER + name)) {
      assertThat(file).as(name).isNotNull();
      return file.readAllBytes();
    }
  }
}
