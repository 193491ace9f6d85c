package org.mandate.app.promises.gap;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.ServedTown;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.promises.NewPromise;
import org.mandate.app.promises.Posted;
import org.mandate.app.promises.Promise;
import org.mandate.app.web.Browser;

/**
 * The look's page 06 in Marlbrook, with its own 32 practices: the figures come out as the mock-up
 * has them, and the pages are looked at on a phone and at a desk.
 */
class GapPagesInABrowserTest {
  private static final UUID GARETH = GapTown.person("gareth-lowe");
  private static ServedTown town;
  private static Browser browser;
  private static Body body;
  private static Promise promise;

  @BeforeAll
  static void open() {
    town = ServedTown.ofItsOwn();
    body =
        town.t.asNobody(
            () -> town.t.program.bodies.find("marlbrook-practices-together").orElseThrow());
    promise = threePounds();
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    town.close();
  }

  /** Which quarters of what is due (of four) came to the payee, and to the practice, by network. */
  private static final Map<String, int[]> CAME =
      Map.of(
          "MB-201", new int[] {2, 2},
          "MB-203", new int[] {4, 2},
          "MB-204", new int[] {2, 0},
          "MB-206", new int[] {2, 0});

  private static Promise threePounds() {
    List<Member> members =
        town.t.asNobody(() -> town.t.program.bodies.members(body.id(), LocalDate.of(2026, 11, 10)));
    Map<String, String> networks =
        town.t.asNobody(
            () ->
                town.t.program.register.networksOf(
                    members.stream().map(Member::code).toList(), LocalDate.of(2026, 11, 10)));
    NewPromise wanted =
        GapTown.wanted(
            "£3 a head",
            "We will pay £3 for each registered patient in 2026 to 2027, in four equal parts.",
            "MB-401",
            new Promise.Payee.Network(),
            Optional.empty(),
            "3",
            LocalDate.of(2026, 4, 1),
            List.of(
                GapTown.part(LocalDate.of(2026, 6, 30), 4),
                GapTown.part(LocalDate.of(2026, 9, 30), 4),
                GapTown.part(LocalDate.of(2026, 12, 31), 4),
                GapTown.part(LocalDate.of(2027, 3, 31), 4)),
            members.stream().map(Member::code).sorted().toList(),
            LocalDate.of(2026, 3, 12));
    Promise made = GapTown.make(town.t, body, GARETH, wanted);
    Map<String, Long> payee = new LinkedHashMap<>();
    Map<String, Long> practice = new LinkedHashMap<>();
    for (Member m : members) {
      // £3 a patient, half of it due: 150 pence a patient.
      long due = 150 * m.patients();
      int[] came = CAME.get(networks.getOrDefault(m.code(), ""));
      long toPayee = came == null ? due / 2 : due * came[0] / 4;
      long toPractice =
          came == null
              ? due / ("MB-205".equals(networks.get(m.code())) ? 3 : 6)
              : due * came[1] / 4;
      payee.put(m.code(), toPayee);
      if (toPractice > 0) {
        practice.put(m.code(), toPractice);
      }
    }
    GapTown.post(town.t, GARETH, made, Posted.Kind.RECEIVED, LocalDate.of(2026, 10, 20), payee);
    GapTown.post(town.t, GARETH, made, Posted.Kind.PASSED_ON, LocalDate.of(2026, 10, 27), practice);
    return made;
  }

  private String gap() {
    return town.base + "/bodies/" + body.slug() + "/promises/gap";
  }

  @Test
  void thePageOpensOnTheGapWithTheFiguresOfTheLook() {
    Page page = browser.visitor(Browser.DESK);
    town.enter(page, "joanne-tully");
    page.navigate(gap() + "?promise=" + promise.reference() + "&at=2026-11-10");

    assertThat(page.locator("h1").innerText()).isEqualTo("£267,595 is missing from £3 a head");
    assertThat(page.locator(".mnd-figures").innerText())
        .contains("£267,595", "of £357,000 due", "£10,525", "of £12,630 due", "133 days");
    assertThat(page.locator("main").innerText())
        .contains("Weir PCN: £46,000 missing", "Market Cross PCN: £71,400 missing")
        .contains("£116,920", "£150,675", "£206,325", "£89,405");
    browser.check(page, "gap-promise-own-1280");
    page.setViewportSize(Browser.PHONE, 900);
    browser.check(page, "gap-promise-own-390");
    page.setViewportSize(Browser.DESK, 900);
  }

  @Test
  void othersSeeTheSameFiguresForABodyANetworkAndAPractice() {
    browser.check(gap(), "gap-body");
    browser.check(gap() + "?promise=" + promise.reference() + "&pcn=MB-202", "gap-pcn");
    browser.check(gap() + "?promise=" + promise.reference() + "&practice=MB-017", "gap-practice");
    browser.check(gap() + "?at=2026-05-01", "gap-before");
    browser.check(town.base + "/bodies/" + body.slug() + "/promises/statement", "gap-statement");
    browser.check(town.base + "/bodies/" + body.slug() + "/promises/withheld", "gap-withheld-none");
  }

  @Test
  void theTreasurerAsksStepByStep() {
    Page page = browser.visitor(Browser.DESK);
    town.enter(page, "gareth-lowe");
    page.navigate(gap() + "?promise=" + promise.reference());
    page.locator("a:has-text('Ask for the money')").click();
    browser.check(page, "chase-first-1280");
    page.locator("a:has-text('Draft the letter')").first().click();
    assertThat(page.locator(".mnd-paper").innerText()).contains("£150,675", "238,000 registered");
    page.locator("input[name=office]").fill("Director of Primary Care");
    page.locator("button:has-text('Keep it as sent')").click();

    assertThat(page.title()).startsWith("Error:");
    browser.check(page, "chase-draft-1280");
    page.setViewportSize(Browser.PHONE, 900);
    browser.check(page, "chase-draft-390");
    page.setViewportSize(Browser.DESK, 900);

    page.locator("button:has-text('Keep it as sent')").click();
    assertThat(page.locator("h1").innerText()).startsWith("Query to ");
    browser.check(page, "chase-step-1280");
    page.locator("a:has-text('Record a reply')").click();
    page.locator("main button[type=submit]").click();
    browser.check(page, "chase-reply-errors-1280");
    page.locator("input[name=answer][value=refuses]").check();
    LocalDate today = town.t.asNobody(town.t.program.bodies::today);
    page.locator("input[name=on-day]").fill(String.valueOf(today.getDayOfMonth()));
    page.locator("input[name=on-month]").fill(String.valueOf(today.getMonthValue()));
    page.locator("input[name=on-year]").fill(String.valueOf(today.getYear()));
    page.locator("textarea[name=words]").fill("We have no money for this in this year.");
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("main").innerText()).contains("We have no money for this");
    page.locator("a:has-text('All steps')").click();
    assertThat(page.locator("h1").innerText()).startsWith("Next: a letter to");
    browser.check(page, "chase-second-1280");
    page.setViewportSize(Browser.PHONE, 900);
    browser.check(page, "chase-second-390");
  }

  @Test
  void aWithheldSumStandsWithItsReason() {
    Page page = browser.visitor(Browser.PHONE);
    town.enter(page, "gareth-lowe");
    page.navigate(town.base + "/bodies/" + body.slug() + "/promises/withheld/new");
    page.locator("main button[type=submit]").click();
    browser.check(page, "withheld-errors-390");
    page.locator("select[name=promise]").selectOption(promise.id().toString());
    page.locator("select[name=organisation]").selectOption("MB-017");
    page.locator("input[name=pounds]").fill("1,250.50");
    page.locator("textarea[name=reason]").fill("Invoice not in our format");
    page.locator("input[name=by]").fill("MB-401");
    page.locator("input[name=office]").fill("Director of Finance");
    page.locator("input[name=source]").fill("E-mail of 2 October 2026");
    page.locator("input[name=since-day]").fill("2");
    page.locator("input[name=since-month]").fill("10");
    page.locator("input[name=since-year]").fill("2026");
    page.locator("main button[type=submit]").click();

    assertThat(page.locator("h1").innerText()).contains("£1,250.50 is withheld");
    browser.check(page, "withheld-390");
    page.setViewportSize(Browser.DESK, 900);
    browser.check(page, "withheld-1280");
  }

  @Test
  void pagesPrint() {
    Page page = browser.visitor(Browser.DESK);
    page.navigate(gap() + "?promise=" + promise.reference());
    Path printed = Browser.print(page, "gap");
    assertThat(printed).isNotEmptyFile();
  }
}
