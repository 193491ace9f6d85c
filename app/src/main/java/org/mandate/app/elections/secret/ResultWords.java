package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;

/** A result in words. */
final class ResultWords {
  private ResultWords() {}

  static Prose declared(SecretElections elections, SecretElection e) {
    Prose words = Prose.empty();
    Optional<Instant> until = elections.results().complaintsUntil(e);
    if (elections.results().hearsComplaints(e)) {
      return words.text(
          "Complaints are heard until "
              + until.map(Dates::weekdayTime).orElse("")
              + ". Then the result is certified"
              + (e.rules().seats().isPresent() ? " and the seat is taken." : "."));
    }
    return words.text("The result waits to be certified.");
  }

  static Prose certified(SecretElections elections, SecretElection e) {
    return Prose.of("The result is certified: it is final.");
  }

  /** "Dr Okafor is elected Chair." */
  static String decided(SecretElections elections, SecretElection e) {
    List<SecretResult.Elected> elected =
        elections.results().elected(e.id()).stream().filter(x -> x.follows().isEmpty()).toList();
    if (e.rules().kind() == SecretElection.Kind.SEATS) {
      if (elected.isEmpty()) {
        return "Nobody is elected.";
      }
      String names = names(elections, elected);
      String unopposed =
          elected.getFirst().how().equals("unopposed") ? ", unopposed: there was no vote" : "";
      return names
          + (elected.size() == 1 ? " is elected " : " are elected ")
          + ElectionWords.seatTitle(elections, e)
          + unopposed
          + ".";
    }
    return elections
        .results()
        .result(e.id())
        .map(
            r ->
                switch (r.outcome()) {
                  case CARRIED -> "The motion is carried.";
                  case FALLEN -> "The motion falls.";
                  default -> "There is no decision: too few voted.";
                })
        .orElse("");
  }

  private static String names(SecretElections elections, List<SecretResult.Elected> elected) {
    List<String> names =
        elected.stream()
            .map(
                x ->
                    elections
                        .nomination(x.nomination())
                        .map(Nomination::name)
                        .filter(n -> !n.isEmpty())
                        .orElse("A candidate whose name was erased"))
            .toList();
    return names.size() < 2
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** The figures, and where they can be counted again. */
  static Optional<Section> section(SecretElections elections, SecretElection e) {
    if (e.state() != State.DECLARED && e.state() != State.CERTIFIED && e.state() != State.VOIDED) {
      return Optional.empty();
    }
    Section section = Section.of("The result", Prose.of(decided(elections, e)));
    Optional<SecretResult> result = elections.results().result(e.id());
    if (result.isPresent()) {
      SecretResult r = result.get();
      long roll = roll(elections, e);
      section =
          section.words(
              Prose.of(
                  (roll > 0 ? Numbers.withShare(r.cast(), roll) : Numbers.whole(r.cast()))
                      + " voted. "
                      + (r.blank() == 0
                          ? "No ballot was blank."
                          : Numbers.count(r.blank(), "ballot was", "ballots were") + " blank.")));
      section = channels(elections, e, section);
      section = r.ranked() ? ranked(e, section) : motion(elections, e, r, section);
    }
    return Optional.of(offices(elections, e, section));
  }

  private static long roll(SecretElections elections, SecretElection e) {
    return elections.voters(e.id());
  }

  private static Section channels(SecretElections elections, SecretElection e, Section section) {
    Map<String, Long> counts = elections.channels().counts(e.id());
    if (counts.isEmpty()) {
      return section;
    }
    String came =
        counts.entrySet().stream()
            .map(c -> Numbers.whole(c.getValue()) + " by " + c.getKey())
            .collect(Collectors.joining(", "));
    return section.words(
        Prose.of("Of them came " + came + ", entered by two clerks who saw those votes."));
  }

  private static Section ranked(SecretElection e, Section section) {
    return section.words(
        Prose.empty()
            .link(new Link("How the rankings were counted, stage by stage", e.path() + "/count")));
  }

  private static Section motion(
      SecretElections elections, SecretElection e, SecretResult r, Section section) {
    Section told = section.table(votes(elections.options(e), r));
    if (r.patients().isPresent()) {
      told = told.words(BandWords.result(e, elections.roll(e.id())));
    }
    if (elections.voters(e.id()) > 0) {
      for (var check : elections.results().counts().judge(e, Counts.Motion.of(r)).checks()) {
        told = told.words(Prose.of(check.sentence()));
      }
    }
    return told;
  }

  private static Table votes(List<String> options, SecretResult r) {
    Table.Builder table =
        Table.named("Votes")
            .captionHidden()
            .fit()
            .column("Option")
            .numeric(r.patients().isPresent() ? "Practices" : "Votes");
    if (r.patients().isEmpty()) {
      for (int i = 0; i < options.size(); i++) {
        table.row(options.get(i), r.votes().get(i));
      }
      return table.row("Blank", r.blank()).build();
    }
    SecretResult.Patients p = r.patients().get();
    table.numeric("Patients, in bands");
    for (int i = 0; i < options.size(); i++) {
      table.row(options.get(i), r.votes().get(i), p.votes().get(i));
    }
    return table.row("Blank", r.blank(), p.blank()).build();
  }

  private static Section offices(SecretElections elections, SecretElection e, Section section) {
    List<Prose> lines = new ArrayList<>();
    for (SecretResult.Elected x : elections.results().elected(e.id())) {
      Optional<Office> office = x.office().flatMap(elections.ground().bodies()::office);
      office.ifPresent(
          o ->
              lines.add(
                  Prose.of(
                      elections.nomination(x.nomination()).map(Nomination::name).orElse("")
                          + (x.follows().isPresent() ? " follows by a count-back," : "")
                          + " holds the seat from "
                          + Dates.plain(o.from())
                          + " to "
                          + Dates.plain(o.to().minusDays(1))
                          + ".")));
    }
    Section all = section;
    for (Prose line : lines) {
      all = all.words(line);
    }
    return all;
  }

  /** How complaints stand, for everybody. */
  static Optional<Section> complaints(SecretElections elections, SecretElection e) {
    if (elections.results().complaintsUntil(e).isEmpty()) {
      return Optional.empty();
    }
    Complaint.Counts counts = elections.results().complaintCounts(e.id());
    Section section =
        Section.of(
            "Complaints",
            Prose.of(
                counts.raised() == 0
                    ? "There is none."
                    : Numbers.count(counts.raised(), "complaint was", "complaints were")
                        + " raised; "
                        + (counts.undecided() == 0
                            ? "all are settled."
                            : Numbers.count(counts.undecided(), "is", "are")
                                + " not settled yet.")));
    for (Complaint c : elections.results().complaints(e.id())) {
      if (c.undecided()) {
        section = waiting(elections, e, c, section);
      }
    }
    for (Complaint.Answer a : elections.results().complaintAnswers(e.id())) {
      section =
          section.words(
              Prose.of(Dates.plain(Dates.on(a.settledAt())) + ". ")
                  .bold(
                      switch (a.outcome()) {
                        case "void" -> "Upheld, the election is void: ";
                        case "upheld" -> "Upheld, the result stands: ";
                        default -> "Rejected: ";
                      })
                  .text(a.answer())
                  .text(a.apart() ? " It was not the returning officer who settled it." : ""));
    }
    return Optional.of(section);
  }

  /** A complaint that whoever asks may read, with who settles it. */
  private static Section waiting(
      SecretElections elections, SecretElection e, Complaint c, Section section) {
    Prose next =
        elections.results().settles(c)
            ? Prose.of("You settle it. ").link("Settle it", e.path() + "/complaints/" + c.id())
            : Prose.of(
                c.apart()
                    ? "The auditor settles it, and the returning officer does not read it."
                    : "The returning officer settles it.");
    return section.said(c.words(), Prose.of(Dates.plain(Dates.on(c.raisedAt()))), next);
  }
}
