package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.FormView;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Summary;
import org.mandate.ballot.leak.Verdict;

/** What a secret result of this roll can and cannot hide: computed, read, and answered for. */
public final class LeakPages {
  private final SecretElections elections;

  public LeakPages(SecretElections elections) {
    this.elections = elections;
  }

  /** What was found when the returning officer looked; public. */
  public Reply show(Ask ask) {
    return ask.uuid("election")
        .flatMap(elections::find)
        .flatMap(e -> elections.lastLook(e.id()).map(look -> page(e, look)))
        .<Reply>map(page -> page)
        .orElse(new Reply.NotFound());
  }

  private Reply.Html page(SecretElection e, Leaking.Look look) {
    Summary facts =
        Summary.empty()
            .line("Found", status(look.verdict()))
            .line("Voters on the roll", Numbers.whole(look.voters()))
            .line("Each voter hides among", Numbers.whole(look.anonymity()))
            .line("Looked at", Dates.weekdayTime(look.at()));
    if (!look.words().isEmpty()) {
      facts = facts.line("Why the vote goes on", look.words());
    }
    SecretPage page =
        new SecretPage(
            e.rules().title(),
            "What a secret result of "
                + Numbers.count(
                    look.voters(), e.rules().electorate().one, e.rules().electorate().many)
                + " can and cannot hide",
            heading(look.verdict()),
            List.of(),
            List.of(),
            List.of(),
            facts,
            sections(look.findings(), look.offers()));
    return Reply.page(SecretPage.TEMPLATE, page.heading(), page)
        .with(ElectionForms.look(elections.body(e)).back(e.path(), "The election"));
  }

  private static Prose heading(String verdict) {
    return Prose.of(
        switch (verdict) {
          case "fine" -> "Nothing was found that would give a vote away.";
          case "warn" -> "The vote may be held, and whoever votes should read this first.";
          default -> "As it is planned, this vote does not open: the result would give votes away.";
        });
  }

  private static Status status(String verdict) {
    return switch (verdict) {
      case "fine" -> Status.yes("Nothing to warn of");
      case "warn" -> Status.soon("To be told before");
      default -> Status.no("Does not open");
    };
  }

  private static List<Section> sections(List<String> findings, List<String> offers) {
    List<Section> sections = new ArrayList<>();
    Section found = Section.of("What was found");
    for (String words : findings) {
      found = found.words(Prose.of(words));
    }
    sections.add(found);
    if (!offers.isEmpty()) {
      Section instead = Section.of("What could be done instead");
      for (String words : offers) {
        instead = instead.words(Prose.of(words));
      }
      sections.add(instead);
    }
    return sections;
  }

  // The returning officer's look

  private Optional<SecretElection> before(Ask ask) {
    return ask.uuid("election").flatMap(elections::find).filter(e -> e.state() == State.ROLL);
  }

  public Reply ask(Ask ask) {
    return before(ask)
        .<Reply>map(e -> form(ask, e, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply take(Ask ask) {
    return before(ask)
        .map(
            e ->
                ElectionForms.answer(
                    elections.look(e.id(), ask.typed("words"), ask.who()),
                    look -> e.path() + "/leak",
                    errors -> form(ask, e, errors)))
        .orElse(new Reply.NotFound());
  }

  private Reply.Html form(Ask ask, SecretElection e, FormErrors errors) {
    Verdict verdict = elections.leak(e);
    List<Prose> intro = new ArrayList<>();
    intro.add(heading(verdict instanceof Verdict.Fine ? "fine" : warns(verdict) ? "warn" : "no"));
    intro.add(
        Prose.of(
            "Each voter hides among "
                + Numbers.whole(verdict.anonymity())
                + ". This is computed from the roll and the question alone, before anybody votes."));
    verdict.findings().forEach(f -> intro.add(Prose.of(f.words())));
    verdict.offers().forEach(o -> intro.add(Prose.of("Instead: " + o.words())));
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            "What would the result give away?",
            intro,
            List.of(),
            "/leak/look",
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    warns(verdict)
                        ? new Field[] {
                          Field.area("words", "Why does the vote go on, and how are voters told?")
                              .hint("Public, beside what was found")
                              .rows(4)
                        }
                        : new Field[0])),
            "Record that I looked"));
  }

  private static boolean warns(Verdict verdict) {
    return verdict instanceof Verdict.Warn;
  }

  /** The link to it, where somebody looked. */
  static Optional<Link> link(SecretElections elections, SecretElection e) {
    return elections
        .lastLook(e.id())
        .map(
            look ->
                new Link(
                    "What a secret ballot of "
                        + Numbers.whole(look.voters())
                        + " can and cannot hide",
                    e.path() + "/leak"));
  }
}
