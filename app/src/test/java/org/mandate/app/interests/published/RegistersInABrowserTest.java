package org.mandate.app.interests.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** A registrar reads two editions in, compares them and takes one out, at both widths. */
class RegistersInABrowserTest {
  @TempDir Path folder;
  private String at = "";
  private int width;

  @Test
  void fromAnEmptyListToTheComparisonAndBack() throws Exception {
    Path then = Files.write(folder.resolve("july.zip"), Editions.then());
    Path now = Files.write(folder.resolve("august.zip"), Editions.now());
    Path bad = Files.writeString(folder.resolve("bad.csv"), "ID,Member\n1,a\n1,b\n");
    for (int w : new int[] {Browser.PHONE, Browser.DESK}) {
      TestProgram t = TestProgram.fresh();
      UUID registrar = registrar(t);
      width = w;
      try (TestServer server = TestServer.of(t);
          Browser browser = new Browser()) {
        Page page = browser.visitor(width);
        at = "http://localhost:" + server.port;
        page.context()
            .addCookies(List.of(new Cookie(Doorway.COOKIE, t.session(registrar)).setUrl(at)));
        page.navigate(at + "/registers");
        look(page, "registers-none");
        send(page, bad, 14, 7);
        assertThat(page.locator("main").innerText()).contains("bad.csv, line 3, column 1");
        assertThat(page.inputValue("[name=title]")).isEqualTo("Gifts");
        look(page, "registers-refused");
        send(page, then, 14, 7);
        assertThat(page.locator("h1").innerText()).contains("62 entries on 14 July 2025");
        look(page, "registers-edition");
        send(page, now, 4, 8);
        page.locator("a:has-text('What changed since 14 July 2025')").click();
        assertThat(page.locator("h1").innerText())
            .contains("31 entries added and 30 removed between 14 July 2025 and 4 August 2025");
        look(page, "registers-comparison");
        page.locator("a:has-text('All 32 added')").click();
        look(page, "registers-added");
        page.navigate(at + "/registers");
        look(page, "registers-list");
        page.locator("button:has-text('Compare them')").click();
        assertThat(page.locator("h1").innerText()).contains("31 entries added");
        page.navigate(at + "/registers");
        page.locator("a:has-text('Gifts')").first().click();
        page.locator("a:has-text('same name')").click();
        look(page, "registers-names");
        page.goBack();
        page.locator("a:has-text('Take this edition out')").click();
        look(page, "registers-remove");
        page.locator("button:has-text('Take it out')").click();
        assertThat(page.locator("main").innerText()).contains("Its words are gone");
        look(page, "registers-gone");
        page.context().close();
      }
    }
  }

  private void send(Page page, Path file, int day, int month) {
    page.navigate(at + "/registers/import");
    page.setInputFiles("input[type=file]", file);
    page.fill("[name=publisher]", "Vale Council");
    page.fill("[name=title]", "Gifts");
    page.fill("[name=edition-day]", "" + day);
    page.fill("[name=edition-month]", "" + month);
    page.fill("[name=edition-year]", "2025");
    page.locator("button:has-text('Read it in')").click();
  }

  private void look(Page page, String name) {
    Browser.photograph(page, name + "-" + width);
    Browser.assertAccessible(page);
    Browser.assertNothingSticksOut(page);
  }

  private static UUID registrar(TestProgram t) {
    return t.program.jobs.as(
        "town",
        () -> {
          UUID id = t.program.people.add("Di Roe", List.of());
          t.program.people.makeRegistrar(id, LocalDate.of(2020, 1, 1));
          return id;
        });
  }
}
