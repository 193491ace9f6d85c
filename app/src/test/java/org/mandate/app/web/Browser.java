package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser for tests: opens pages at a phone's and a desk's width, photographs them, and
 * refuses what a person would notice. One per test class; close it.
 *
 * <p>{@code browser.check("http://127.0.0.1:8080/parts", "parts")} does it all at both widths.
 */
public final class Browser implements AutoCloseable {
  public static final int PHONE = 390;
  public static final int DESK = 1280;
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private final java.util.Set<Page> scriptless = new java.util.HashSet<>();

  public Browser() {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "chromium not here: " + CHROMIUM);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    // Chromium refuses its sandbox when root runs it.
    List<String> arguments =
        "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.of();
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(arguments));
  }

  /** A fresh visitor with this width; complaints of the console and of the policy are kept. */
  public Page visitor(int width) {
    return visitor(width, true);
  }

  /** The same, with or without JavaScript. */
  public Page visitor(int width, boolean scripts) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(scripts)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
    Page page = context.newPage();
    if (!scripts) {
      scriptless.add(page);
    }
    page.onConsoleMessage(
        message -> {
          // a refused form (422) or a shut door (403) is an answer, not a fault of the page
          boolean answered =
              message.text().contains("the server responded with a status of 4")
                  && message.location().startsWith(page.url());
          if (!answered && (message.type().equals("error") || message.type().equals("warning"))) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith("http://127.0.0.1")
              && !request.url().startsWith("http://localhost")) {
            complaints.add(page.url() + " asks another host: " + request.url());
          }
        });
    return page;
  }

  /** Opens, photographs and checks an address at both widths, each as a fresh visitor. */
  public void check(String address, String name) {
    for (int width : new int[] {PHONE, DESK}) {
      Page page = visitor(width);
      page.navigate(address);
      check(page, name + "-" + width);
      page.context().close();
    }
  }

  /** Photographs and checks the page that a visitor is on. */
  public void check(Page page, String name) {
    page.waitForLoadState(LoadState.LOAD);
    photograph(page, name);
    assertNothingSticksOut(page);
    assertAccessibleWithScripts(page);
    assertThat(complaints).as("console and content policy, " + name).isEmpty();
  }

  /** The whole page as a picture in target/screenshots. */
  public static Path photograph(Page page, String name) {
    Path file = SCREENSHOTS.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  /** As it prints on A4. */
  public static Path print(Page page, String name) {
    Path file = SCREENSHOTS.resolve(name + ".pdf");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    photograph(page, name + "-print");
    page.pdf(new Page.PdfOptions().setPath(file).setFormat("A4").setPreferCSSPageSize(true));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    return file;
  }

  /** No page scrolls sideways; only a table inside its own region may. */
  public static void assertNothingSticksOut(Page page) {
    Object over =
        page.evaluate(
            "() => document.scrollingElement.scrollWidth <= window.innerWidth ? null :"
                + " [...document.querySelectorAll('main *, header *, footer *')]"
                + ".filter(e => e.getBoundingClientRect().right > window.innerWidth"
                + " && !e.closest('.mnd-scroll'))"
                + ".map(e => e.tagName + '.' + e.className).slice(0, 5).join(', ')");
    assertThat(over).as("sticks out to the right on " + page.url()).isNull();
  }

  /**
   * axe answers by promises, which may never be kept where a page has no scripts: such a page is
   * asked for again, as the same person, by a visitor who has them.
   */
  private void assertAccessibleWithScripts(Page page) {
    if (!scriptless.contains(page)) {
      assertAccessible(page);
      return;
    }
    Page same = visitor(page.viewportSize().width);
    same.context().addCookies(page.context().cookies());
    same.navigate(page.url());
    assertAccessible(same);
    same.context().close();
  }

  public static void assertAccessible(Page page) {
    var violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(
            violations.stream()
                .map(
                    v ->
                        v.getId()
                            + ": "
                            + v.getNodes().getFirst().getHtml()
                            + " ("
                            + v.getNodes().size()
                            + ")"))
        .as("axe-core on " + page.url())
        .isEmpty();
  }

  /** What the console or the content policy said since the beginning. */
  public List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
