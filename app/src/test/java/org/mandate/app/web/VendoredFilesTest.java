package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What we serve of other people's is what we checked. */
class VendoredFilesTest {
  private static final String FOLDER = "/vendor/nhsuk-frontend-10.6.1/";
  private static final String CURVES = "/vendor/noble-curves-2.4.0/";
  private static final String HASHES = "/vendor/noble-hashes-2.4.0/";

  @Test
  void everyVendoredFileHasItsChecksum() throws IOException, GeneralSecurityException {
    assertThat(checked(FOLDER))
        .contains("nhsuk-frontend.min.css", "nhsuk-frontend.min.js", "LICENSE");
    assertThat(checked(CURVES))
        .containsExactlyInAnyOrder(
            "LICENSE",
            "abstract/curve.js",
            "abstract/edwards.js",
            "abstract/modular.js",
            "utils.js");
    assertThat(checked(HASHES)).containsExactlyInAnyOrder("LICENSE", "utils.js");
  }

  private static List<String> checked(String folder) throws IOException, GeneralSecurityException {
    List<String> names = new ArrayList<>();
    for (String line : text(folder, "sha256sums.txt").lines().toList()) {
      String[] parts = line.split("  ");
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(folder, parts[1]));
      assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
      names.add(parts[1]);
    }
    return names;
  }

  /** The package's own file is known by its checksum; ours differs by one line and no more. */
  @Test
  void theOneEditedFileIsThePackagesButForOneImport() throws IOException, GeneralSecurityException {
    String published = text(CURVES, "README.md").split("SHA-256 `")[1].substring(0, 64);
    String original =
        text(CURVES, "utils.js")
            .replace("'../noble-hashes-2.4.0/utils.js'", "'@noble/" + "hashes/utils.js'");

    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(original.getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(published);
  }

  @Test
  void theStylesheetAsksNoOtherHostAndHasNoFrutiger() throws IOException {
    String css = text(FOLDER, "nhsuk-frontend.min.css");

    assertThat(css).doesNotContain("@font-face", "Frutiger", "http:", "https:", "data:");
  }

  private static String text(String folder, String name) throws IOException {
    return new String(read(folder, name), StandardCharsets.UTF_8);
  }

  private static byte[] read(String folder, String name) throws IOException {
    try (InputStream file = VendoredFilesTest.class.getResourceAsStream(folder + name)) {
      assertThat(file).as(name).isNotNull();
      return file.readAllBytes();
    }
  }
}
