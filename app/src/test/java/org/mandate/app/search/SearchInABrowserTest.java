package org.mandate.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.record.Canonical;
import org.mandate.app.search.SearchTown.Thing;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** The page of search, on a phone and on a desk, for nobody and for somebody. */
class SearchInABrowserTest {
  private static SearchTown t;
  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void start() {
    t = new SearchTown();
    t.w.open("Out-of-hours cover from 2027");
    t.w.closed("Night cover contract prices");
    for (int i = 0; i < 45; i++) {
      t.keep(
          new Thing(
              "public",
              "-infinity",
              t.w.body.id(),
              i % 2 == 0 ? "minutes" : "paper",
              "k" + i,
              LocalDate.of(2025, 1, 1).plusDays(i * 9L),
              "Minutes: Night cover rota " + i + " (2025-M0" + i % 9 + ")",
              "The practices looked at who covers nights. ".repeat(6)
                  + "It was agreed that the hub at Bridgefoot covers <weekends> from April. "));
    }
    server = TestServer.of(t.w.t);
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static void check(UUID person, String path, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = browser.visitor(width, true);
      if (person != null) {
        page.context()
            .addCookies(
                List.of(
                    new Cookie(Doorway.COOKIE, t.w.t.session(person))
                        .setDomain("127.0.0.1")
                        .setPath("/")));
      }
      page.navigate("http://127.0.0.1:" + server.port + path);
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void everyStateOfThePageIsReadable() {
    check(null, "/search", "search-empty");
    check(null, "/search?q=night+cover", "search-found");
    check(t.w.guardian, "/search?q=night+cover&kind=matter", "search-sealed");
    check(null, "/search?q=walrus&body=" + t.w.body.slug(), "search-nothing");
    check(null, "/search?q=night&from-day=32&from-month=1&from-year=2026", "search-error");
    check(null, "/search?q=nigth+cover&kind=paper", "search-meant");
  }

  @Test
  void aSlipOfOneLetterIsOfferedMendedWithItsFilters() {
    Page page = browser.visitor(Browser.PHONE, false);
    page.navigate("http://127.0.0.1:" + server.port + "/search?q=nigth+cover&kind=paper");
    assertThat(page.innerText("main")).contains("Did you mean night cover?");
    page.click("text=night cover");
    assertThat(page.innerText("h1")).isEqualTo("22 things fit night cover");
    page.context().close();
    assertThat(server.browser().get("/search?q=nigth+walrus").body())
        .doesNotContain("Did you mean");
    assertThat(server.browser().get("/search?q=n%27gth").statusCode()).isEqualTo(200);
  }

  @Test
  void somebodyWhoIsNotSignedInFindsTurnsThePageAndKeepsWhatTheyTyped() {
    Page page = browser.visitor(Browser.DESK, false);
    page.navigate("http://127.0.0.1:" + server.port + "/search");
    page.fill("#q", "\"night cover\" rota");
    page.click(".mnd-search__row button");
    assertThat(page.innerText("h1")).isEqualTo("45 things fit \"night cover\" rota");
    page.navigate(
        "http://127.0.0.1:" + server.port + "/search?q=%22night+cover%22+rota&kind=paper");
    assertThat(page.inputValue("#q")).isEqualTo("\"night cover\" rota");
    assertThat(page.innerText("h1")).isEqualTo("22 things fit \"night cover\" rota");
    assertThat(page.innerText(".mnd-more")).contains("1 to 20 of 22");
    page.click("text=Next 20");
    assertThat(page.innerText(".mnd-more")).contains("21 to 22 of 22");
    assertThat(page.locator(".mnd-results li").count()).isEqualTo(2);
    assertThat(page.locator("#kind").inputValue()).isEqualTo("paper");
    page.context().close();
  }

  @Test
  void whatCannotBeReadInTheAddressIsSaidOrLeftOut() {
    TestServer.Browser b = server.browser();
    assertThat(b.get("/search?q=night&from-day=32&from-month=1&from-year=2026").statusCode())
        .isEqualTo(422);
    assertThat(
            b.get(
                    "/search?q=night&to-day=1&to-month=1&to-year=2020&from-day=1&from-month=1&from-year=2021")
                .body())
        .contains("Enter a last day that is not before the first");
    for (String odd :
        List.of(
            "q=" + "%22".repeat(300),
            "q=%00",
            "q=night&page=-1",
            "q=night&page=99999999999",
            "q=night&page=900",
            "q=night&body=%27or+1%3D1",
            "q=night&kind=%27",
            "q=%27+%7C+%27",
            "q=" + "a".repeat(3000),
            "q=%F0%9F%98%80",
            "q=-night",
            "q=the",
            "q=" + "night%20".repeat(300))) {
      assertThat(b.get("/search?" + odd).statusCode()).as(odd).isEqualTo(200);
      assertThat(b.get("/search.json?" + odd).statusCode()).as(odd).isEqualTo(200);
    }
    assertThat(b.get("/search?q=night&page=90").body()).contains("Go to the first");
    assertThat(b.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").body())
        .doesNotContain("<script>alert");
    assertThat(b.get("/search?q=weekends").body()).contains("covers &lt;weekends&gt; from");
  }

  @Test
  void theJsonSaysTheSame() {
    HttpResponse<String> http = server.browser().get("/search.json?q=rota+-paper&kind=minutes");
    assertThat(http.headers().firstValue("content-type").orElse("")).startsWith("application/json");
    Map<String, Object> all = Canonical.parseObject(http.body());
    assertThat(all).containsEntry("total", 23L).containsEntry("more", false);
    assertThat((List<?>) all.get("things")).hasSize(20);
    assertThat(all.get("things").toString()).contains("path=/things/k44", "sealed=false");
  }
}
