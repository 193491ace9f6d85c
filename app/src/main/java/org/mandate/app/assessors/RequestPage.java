package org.mandate.app.assessors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandate.app.assessors.PanelAnswer.LeftOut;
import org.mandate.app.assessors.PanelAnswer.NoPanel;
import org.mandate.app.assessors.PanelAnswer.Panel;
import org.mandate.app.assessors.PanelAnswer.Short;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Button;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/**
 * One request as its page shows it: the heading is the answer.
 *
 * @param held whoever was asked, with what they said
 * @param places whom to ask next, with the reason for each
 * @param second the panel to fall back on; null where there is no panel
 * @param missing what cannot be met
 * @param leftOut who is not in it and why; null when there is nobody
 */
public record RequestPage(
    String heading,
    String caption,
    Prose lede,
    FormErrors errors,
    List<Card> held,
    List<Card> places,
    @Nullable Prose second,
    List<String> missing,
    @Nullable Table leftOut,
    Summary about) {

  /**
   * A person with the words about them and, where something can be done, a button.
   *
   * @param field that the button's form sends, with {@code value}
   */
  public record Card(
      String name,
      Prose words,
      String action,
      String field,
      String value,
      @Nullable Button button) {}

  /** "2 GPs, 1 nurse". */
  static String seats(Wanted wanted) {
    return wanted.seats().entrySet().stream()
        .map(s -> s.getKey().counted(s.getValue()))
        .collect(Collectors.joining(", "));
  }

  static RequestPage of(
      Search search, Body body, String question, UnaryOperator<String> named, FormErrors errors) {
    String at = RequestPages.address(body) + "/requests/" + search.request().id();
    List<Card> held = search.asked().stream().map(a -> held(search, a, at, named)).toList();
    List<Card> places = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Prose second = null;
    Table left = null;
    if (search.answer().isPresent()) {
      switch (search.answer().get()) {
        case Panel panel -> {
          for (PanelAnswer.Place p : panel.places()) {
            places.add(place(search, p, at, named, places.isEmpty()));
          }
          second = second(search, panel);
          left = leftOut(search, panel.leftOut(), named);
        }
        case NoPanel none -> {
          none.missing().stream().map(Short::words).forEach(missing::add);
          left = leftOut(search, none.leftOut(), named);
        }
      }
    }
    return new RequestPage(
        heading(search),
        body.name() + ", panel on “" + question + "”",
        lede(search),
        errors,
        held,
        places,
        second,
        missing,
        left,
        about(search.request(), question, named).line("Own practices", own(search)));
  }

  static RequestPage tooMany(
      PanelRequest request, Body body, String question, UnaryOperator<String> named, String words) {
    return new RequestPage(
        "Too many people would suit to weigh them together",
        body.name() + ", panel on “" + question + "”",
        Prose.of(words),
        FormErrors.none(),
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        about(request, question, named));
  }

  private static String own(Search search) {
    return search.own() == 0
        ? "Nobody from the body’s own practices offered"
        : search.own() + " from the body’s own practices offered: not weighed";
  }

  private static String heading(Search search) {
    List<String> held = search.held().stream().map(a -> search.name(a.person())).toList();
    int places = search.request().wanted().places();
    if (search.answer().isEmpty()) {
      return search.agreed() == places
          ? "The panel is complete: "
              + PanelWords.joined(held)
              + (places == 1 ? " agreed" : " all agreed")
          : "All " + places + " are asked: " + search.agreed() + " agreed so far";
    }
    return switch (search.answer().get()) {
      case Panel p -> {
        List<String> names =
            p.places().stream().map(place -> search.name(place.who().person())).toList();
        yield held.isEmpty()
            ? "A panel of " + names.size() + " is clear and free: " + PanelWords.joined(names)
            : held.size()
                + " of "
                + places
                + " places held; clear and free for the rest: "
                + PanelWords.joined(names);
      }
      case NoPanel n ->
          "No panel can be made up: "
              + n.missing().stream().map(PanelWords::lower).collect(Collectors.joining(", "));
    };
  }

  private static Prose lede(Search search) {
    if (search.answer().isEmpty()) {
      return Prose.of(
          "If somebody declines or is no longer clear, this page shows at once who comes next.");
    }
    return search.answer().get() instanceof Panel
        ? Prose.of("Ask each of them below. Each gets a mail with a link to answer, and no more.")
        : Prose.of(
            "Ask for fewer, for other days, or ask neighbouring areas to offer people. This page is"
                + " worked out anew each time that it is opened.");
  }

  private static Card held(Search search, Asked a, String at, UnaryOperator<String> named) {
    Prose words =
        Prose.of(OfferPages.capital(a.role().words()) + ", " + named.apply(a.area()) + ". ")
            .status(OfferPages.status(a.said()));
    if (a.holds()) {
      ClearAnswer clear = search.clear().get(a.person());
      words =
          clear instanceof ClearAnswer.NotClear
              ? words.text(" ").status(Status.no("No longer clear")).text(" Take the place back.")
              : words.text(" ").status(Status.yes("Clear"));
    }
    return new Card(
        search.name(a.person()),
        a.reason().isEmpty() ? words : words.newLine().text(a.reason()),
        at + "/withdraw",
        "place",
        a.id().toString(),
        a.holds()
            ? Button.submit("Take back the place of " + search.name(a.person())).asSecondary()
            : null);
  }

  private static Card place(
      Search search, PanelAnswer.Place p, String at, UnaryOperator<String> named, boolean first) {
    Candidate who = p.who();
    Button ask = Button.submit("Ask " + search.name(who.person()));
    String why = who.clear().map(ClearAnswer::why).orElse("");
    return new Card(
        search.name(who.person()),
        Prose.of(OfferPages.capital(who.role().words()) + ", " + named.apply(who.area()) + ".")
            .newLine()
            .text(p.reason())
            .newLine()
            .text("Clear: " + why),
        at + "/ask",
        "person",
        who.person().toString(),
        first ? ask : ask.asSecondary());
  }

  private static Prose second(Search search, Panel panel) {
    return panel
        .second()
        .map(
            s ->
                Prose.empty()
                    .bold(
                        PanelWords.joined(
                            s.who().stream().map(c -> search.name(c.person())).toList()))
                    .text(". " + s.cost()))
        .orElse(Prose.of("There is no other panel: one person fewer, and none can be made up."));
  }

  private static @Nullable Table leftOut(
      Search search, List<LeftOut> left, UnaryOperator<String> named) {
    if (left.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Who is left out, and why")
            .captionHidden()
            .stack()
            .column("Person")
            .column("As")
            .column("Area")
            .column("Why");
    left.stream()
        .sorted(
            Comparator.comparing(LeftOut::why)
                .reversed()
                .thenComparing(l -> search.name(l.who().person())))
        .forEach(
            l ->
                table.row(
                    search.name(l.who().person()),
                    l.who().role().words(),
                    named.apply(l.who().area()),
                    l.words()));
    return table.build();
  }

  private static Summary about(PanelRequest request, String question, UnaryOperator<String> named) {
    Wanted w = request.wanted();
    Summary about =
        Summary.empty()
            .line("Question", question)
            .line("Panel", seats(w))
            .line("Days", OfferPages.days(w.days()))
            .line(
                "Own area",
                w.areas().stream().sorted().map(named).collect(Collectors.joining(", ")))
            .line("From outside", w.outside() == 0 ? "No number asked" : "At least " + w.outside());
    if (!w.skills().isEmpty()) {
      about =
          about.line(
              "Must know",
              w.skills().entrySet().stream()
                  .map(s -> s.getKey().words() + ": at least " + s.getValue())
                  .collect(Collectors.joining("; ")));
    }
    return about.line("Seed of the lot", w.seed());
  }
}
