package org.mandate.count.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.count.rules.Count;

class ResultPageTest {
  private static final String HOSTILE = "<img src=x onerror='alert(1)'>&\u202e";

  private static String page() {
    var page = new ResultPage("Instant <runoff>", "A text & its year");
    Count hostile =
        Told.count(
            "irv", List.of(HOSTILE, "</title></style><script>x", "C"), 1, "5 1", "4 2", "2 3 2");
    page.add(Told.result("<f>.blt", hostile));
    page.add(Told.result("two.blt", Told.count("schulze", 3, 1, "5 1 2 3", "4 2 1 3")));
    page.refused("bad<.blt", "line 1: found '<b>'");
    return page.toString();
  }

  @Test
  void aPageHasOneHeadingOfTheFirstOrderALanguageAndNoScript() {
    String page = page();

    assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">").containsOnlyOnce("<h1>");
    assertThat(page)
        .containsOnlyOnce("<title>")
        .containsOnlyOnce("<main>")
        .doesNotContain("<script");
    assertThat(page).doesNotContain("http:").doesNotContain("https:").doesNotContain("url(h");
    assertThat(page.strip()).endsWith("</html>");
  }

  @Test
  void whateverAFileSaysIsText() {
    String page = page();

    assertThat(page).doesNotContain("<img").doesNotContain("<f>").doesNotContain("bad<");
    assertThat(page).doesNotContain("<runoff>").doesNotContain("'<b>'").doesNotContain("\u202e");
    assertThat(page).contains("&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;?");
    assertThat(page.split("</style>", -1)).hasSize(2);
  }

  @Test
  void noIdStandsTwiceAndEveryNamedOneIsThere() {
    String page = page();
    List<String> ids =
        Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList();

    assertThat(ids).doesNotHaveDuplicates();
    var named = new ArrayList<String>();
    Pattern.compile("aria-labelledby=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .forEach(m -> named.addAll(List.of(m.group(1).split(" "))));
    assertThat(ids).containsAll(named);
    assertThat(named).isNotEmpty();
  }

  @Test
  void headingsLeaveOutNoOrderAndElementsAreClosed() {
    String page = page();

    assertThat(page.indexOf("<h1>")).isLessThan(page.indexOf("<h2>"));
    assertThat(page).doesNotContain("<h3");
    for (String element :
        List.of(
            "section", "table", "thead", "tbody", "tr", "th", "td", "dl", "svg", "figure", "p",
            "div", "b", "h2")) {
      assertThat(page.split("<" + element + "[ >]", -1))
          .as(element)
          .hasSameSizeAs(page.split("</" + element + ">", -1));
    }
  }

  @Test
  void aPageOfARefusalAloneSaysSoInItsHeading() {
    var page = new ResultPage("Rule", "Source");
    page.refused("a.blt", "cut short");

    assertThat(page.toString())
        .contains("<h1>Not counted: a.blt</h1>")
        .contains("<p>cut short</p>");
  }
}
