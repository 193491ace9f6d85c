package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.output.StringOutput;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.VotePlot.Bar;
import org.mandate.app.web.VotePlot.Block;
import org.mandate.app.web.VotePlot.Side;

/** Page parts as values: what they refuse and what they write. */
class PartsTest {
  @Test
  void typedWordsNeverBecomeMarkup() {
    var out = new StringOutput();

    Prose.of("<script>").bold("a & b").link("<i>", "/x?a=\"b").writeTo(out);

    assertThat(out.toString())
        .doesNotContain("<script>", "<i>", "a=\"b")
        .contains("&lt;script&gt;", "a &amp; b");
  }

  @Test
  void aLinkNeverGoesToAScript() {
    assertThatThrownBy(() -> new Link("Go", "javascript:alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Link("Go", "data:text/html,x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFigureNeverStandsAlone() {
    assertThatThrownBy(() -> new KeyFigure("Voted", "30", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRowHasACellForEachColumn() {
    var table = Table.named("Two columns").column("A").numeric("B");

    assertThatThrownBy(() -> table.row("only one")).hasMessageContaining("1 cells for 2 columns");
    assertThat(table.row("x", 1234).row("y", null).build().rows().getLast().cells().getLast())
        .isEqualTo(Prose.empty());
  }

  @Test
  void theFirstErrorOfABoxStandsInSummaryAndBox() {
    var errors = FormErrors.of("reason", "Say why").add("reason", "Too long");

    assertThat(errors.items()).containsExactly(new FormErrors.Item("reason", "Say why"));
    assertThat(Field.text("reason", "Why?").hint("Shortly").with(errors).describedBy())
        .isEqualTo("reason-hint reason-error");
    assertThat(Frame.titled("Vote").with(errors).tab()).isEqualTo("Error: Vote – Mandate");
  }

  @Test
  void aPlotHasOneBlockForEachPracticeAndASentence() {
    var blocks = Collections.nCopies(23, new Block(Side.FOR, 1));
    var bar = new Bar("Confidence <open>", blocks, 12L, "Needed: 12");

    String svg =
        VotePlot.of("x", "Carried", "Each block is one practice", List.of(bar)).wide().markup();

    assertThat(svg.split("height=\"40.0\"", -1)).hasSize(24);
    assertThat(svg)
        .contains("role=\"img\"", "23 for", "viewBox=\"0 0 720")
        .doesNotContain("<open>");
  }

  @Test
  void ofAWholeCountrySidesAreDrawnInsteadOfPractices() {
    var blocks = Collections.nCopies(6_200, new Block(Side.AGAINST, 1));

    var figure =
        VotePlot.of("y", "Lost", "Practices", List.of(new Bar("England", blocks, null, "")));

    assertThat(figure.narrow().markup().split("height=\"40.0\"", -1)).hasSize(2);
  }

  @Test
  void franchisesStandSideBySideAndOneForInformationHasNoMark() {
    var table =
        Franchises.table(
            "Two ways",
            "rule 9.3",
            List.of(
                new Franchises.Count("One practice, one vote", "Decides", 23, 19, 0, 0, 22L, true),
                new Franchises.Count("Weighted", "For information only", 5, 5, 0, 0, null, null)));

    var shares = table.rows().get(5).cells();
    assertThat(shares.get(1).plain()).isEqualTo("54.8%");
    assertThat(table.rows().getLast().cells().getLast().isEmpty()).isTrue();
  }
}
