package org.mandate.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The fonts in our documents are those whose licence was read. */
class FontsTest {
  private static final String FOLDER = "/fonts/liberation-sans-2.1.5/";

  @Test
  void everyFontHasItsChecksumAndItsLicence() throws IOException, GeneralSecurityException {
    String sums = new String(read("sha256sums.txt"), StandardCharsets.UTF_8);

    for (String line : sums.lines().toList()) {
      String[] parts = line.split("  ");
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(parts[1]));
      assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
    }
    assertThat(sums).contains("LICENSE", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf");
    assertThat(new String(read("LICENSE"), StandardCharsets.UTF_8)).contains("SIL-OFL-1.1");
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream file = FontsTest.class.getResourceAsStream(FOLDER + name)) {
      assertThat(file).as(name).isNotNull();
      return file.readAllBytes();
    }
  }
}
