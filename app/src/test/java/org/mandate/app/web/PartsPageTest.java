package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Frame.NavItem;

/** Every page part in a real browser, at a phone's and a desk's width. */
class PartsPageTest {
  private static StaticPages pages;
  private static Browser browser;
  private static String parts;

  @BeforeAll
  static void open() throws IOException {
    pages = new StaticPages();
    browser = new Browser();
    parts =
        pages.serve(
            "/parts", PartsPage.TEMPLATE, Map.of("frame", frame(), "page", PartsPage.view()));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    pages.close();
  }

  private static Frame frame() {
    return Frame.titled("Page parts")
        .ofBody(
            "Marlbrook Practices Together",
            "Run by Marlbrook Practices Together, a collective owned by its 32 member practices.")
        .signedIn("Joanne Tully, Weir Lane Surgery", "token")
        .withNav(
            List.of(
                new NavItem("Desk", "/desk", true),
                new NavItem("Decisions", "/decisions", false),
                new NavItem("Mandates", "/mandates", false),
                new NavItem("Record", "/record", false)))
        .back("Start", "/")
        .asDemonstration();
  }

  @Test
  void everyPartIsCleanAtBothWidths() {
    browser.check(parts, "parts");
  }

  @Test
  void nothingSticksOutAt320Pixels() {
    Page page = browser.visitor(320);
    page.navigate(parts);

    Browser.photograph(page, "parts-320");
    Browser.assertNothingSticksOut(page);
  }

  @Test
  void withoutColourOrScriptsEveryPartStillReads() {
    Page page = browser.visitor(Browser.DESK, false);
    page.navigate(parts);

    assertThat(page.locator("h1").count()).isEqualTo(1);
    assertThat(page.locator(".mnd-plot svg[role=img][aria-label]").count()).isEqualTo(8);
    assertThat(page.locator("[style], style, script:not([src])").count()).isZero();
    // last, as taking a picture puts a style of its own into the page
    Browser.print(page, "parts");
  }

  @Test
  void theKeyboardReachesTheFirstErrorFromTheSummary() {
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(parts);
    page.locator(".nhsuk-error-summary a").first().press("Enter");

    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("reason");
  }

  @Test
  void pagesThatSayOneThingAreClean() {
    var frame = Frame.titled("We cannot show this page").asBare().withCsrf("token");
    var messages =
        Map.of(
            "not-found", Message.notFound(),
            "refused", Message.refused("Only the secretary of this body may change its rules."),
            "fault", Message.fault("7f3a-20"),
            "one-button",
                Message.oneButton(
                    "Sign in to Mandate",
                    List.of(
                        Prose.of("This link is for ")
                            .bold("Joanne Tully")
                            .text(". It ends at 5.15pm.")),
                    "/sign-in/spend",
                    "Sign in"));
    messages.forEach(
        (name, message) ->
            browser.check(
                pages.serve(
                    "/" + name, "web/message.jte", Map.of("frame", frame, "message", message)),
                "message-" + name));
  }
}
