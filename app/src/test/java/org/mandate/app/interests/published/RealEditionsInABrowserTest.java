package org.mandate.app.interests.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** Both editions of the real register, kept, compared and read as an officer would. */
class RealEditionsInABrowserTest {
  private static final int MOST_MILLIS = 30_000;

  @Test
  void theHeadingIsTheAnswerAndEveryListCanBeRead() throws Exception {
    Path july = RealRegisters.edition("2025-07-14");
    Path august = RealRegisters.edition("2025-08-04");
    TestProgram t = TestProgram.fresh();
    UUID registrar =
        t.program.jobs.as(
            "town",
            () -> {
              UUID id = t.program.people.add("Di Roe", List.of());
              t.program.people.makeRegistrar(id, LocalDate.of(2020, 1, 1));
              return id;
            });
    long began = System.nanoTime();
    PublishedRegister then = take(t, registrar, july, LocalDate.of(2025, 7, 14));
    PublishedRegister now = take(t, registrar, august, LocalDate.of(2025, 8, 4));
    long read = (System.nanoTime() - began) / 1_000_000;
    assertThat(read).as("milliseconds to read both in").isLessThan(MOST_MILLIS);
    System.err.printf("Both editions were read in, in %d ms.%n", read);

    String pair = "?from=" + then.id() + "&to=" + now.id();
    try (TestServer server = TestServer.of(t);
        Browser browser = new Browser()) {
      String at = "http://localhost:" + server.port;
      for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
        Page page = browser.visitor(width);
        page.context()
            .addCookies(List.of(new Cookie(Doorway.COOKIE, t.session(registrar)).setUrl(at)));
        page.navigate(at + "/registers/compare" + pair);
        assertThat(page.locator("h1").innerText())
            .isEqualTo(
                "152 entries added and 1,439 removed between 14 July 2025 and 4 August 2025");
        look(page, "registers-real-comparison-" + width);
        page.locator("a:has-text('All 1,439 removed')").click();
        look(page, "registers-real-removed-" + width);
        page.navigate(at + "/registers/" + now.id() + "?q=limited");
        look(page, "registers-real-edition-" + width);
        page.context().close();
      }
    }
  }

  private static PublishedRegister take(TestProgram t, UUID registrar, Path at, LocalDate edition) {
    NewRegister wanted =
        new NewRegister(
            "House of Commons",
            "Register of Members’ Financial Interests",
            edition,
            LocalDate.now(java.time.ZoneOffset.UTC).plusYears(1));
    ReadIn result =
        t.as(
            registrar,
            () -> t.program.registers.take(at, "real", wanted, new Who.Person(registrar)));
    return ((ReadIn.Done) result).register();
  }

  private static void look(Page page, String name) {
    Browser.photograph(page, name);
    Browser.assertAccessible(page);
    Browser.assertNothingSticksOut(page);
  }
}
