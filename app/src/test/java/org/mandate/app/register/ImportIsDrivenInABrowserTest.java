package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** A registrar reads the real practice list in through the page. */
class ImportIsDrivenInABrowserTest {
  @Test
  void aListWithoutADateIsAskedForItAndABrokenOneIsRefusedAtItsPlace(@TempDir Path folder)
      throws IOException, SQLException {
    Path real =
        Path.of(System.getProperty("mandate.shared", ""))
            .resolve("nhs-organisations/epraccur_2022-02.csv.gz");
    Assumptions.assumeTrue(Files.isRegularFile(real), "real files not here: " + real);
    List<String> lines;
    try (var in = new GZIPInputStream(Files.newInputStream(real))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().limit(400).toList();
    }
    Path dateless = Files.writeString(folder.resolve("practices.csv"), String.join("\n", lines));
    String broken = lines.get(5).replaceFirst("(19|20)[0-9]{6}", "20229999");
    Path bad =
        Files.writeString(
            folder.resolve("broken.csv"),
            String.join("\n", lines.subList(0, 5)) + "\n" + broken + "\n");

    TestProgram t = TestProgram.fresh();
    UUID registrar =
        t.program.jobs.as(
            "town",
            () -> {
              UUID id = t.program.people.add("Di Roe", List.of());
              t.program.people.makeRegistrar(id, LocalDate.of(2020, 1, 1));
              return id;
            });
    try (TestServer server = TestServer.of(t);
        Browser browser = new Browser()) {
      for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
        Page page = browser.visitor(width);
        String at = "http://localhost:" + server.port;
        page.context()
            .addCookies(List.of(new Cookie(Doorway.COOKIE, t.session(registrar)).setUrl(at)));
        page.navigate(at + "/register/import");
        page.setInputFiles("input[type=file]", bad);
        page.locator("button:has-text('Read the file')").click();
        assertThat(page.locator("main").innerText()).contains("broken.csv", "line 6");
        Browser.photograph(page, "import-refused-" + width);
        Browser.assertAccessible(page);
        Browser.assertNothingSticksOut(page);

        page.navigate(at + "/register/import");
        page.setInputFiles("input[type=file]", dateless);
        page.locator("button:has-text('Read the file')").click();
        if (width == Browser.PHONE) {
          assertThat(page.locator("h1").innerText())
              .isEqualTo("Which date does this file speak for?");
          Browser.photograph(page, "import-edition-" + width);
          Browser.assertAccessible(page);
          page.fill("[name=edition-day]", "25");
          page.fill("[name=edition-month]", "2");
          page.fill("[name=edition-year]", "2022");
          page.locator("button:has-text('Read the file')").click();
        } else {
          // The other width sends the very same file again.
          assertThat(page.locator("main").innerText()).contains("Nothing changed");
        }
        assertThat(page.url()).contains("/register/imports/");
        Browser.photograph(page, "import-change-" + width);
        Browser.assertAccessible(page);
        Browser.assertNothingSticksOut(page);
        page.navigate(at + "/register?q=surgery");
        Browser.photograph(page, "register-search-" + width);
        Browser.assertAccessible(page);
        page.locator("main ol a, main ul a, .mnd-results a").first().click();
        Browser.photograph(page, "organisation-" + width);
        Browser.assertAccessible(page);
        Browser.assertNothingSticksOut(page);
        page.context().close();
      }
    }
  }
}
