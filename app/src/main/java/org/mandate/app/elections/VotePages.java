package org.mandate.app.elections;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Matter;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Doorway;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Message;
import org.mandate.app.web.Names;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.constitution.Setting;
import org.mandate.count.Question;

/** Voting: by the one-time link on a phone in one step, or signed in. Looking changes nothing. */
public final class VotePages {
  private static final int LONGEST_WORDS = 4000;
  private final Elections elections;
  private final Register register;

  public VotePages(Elections elections, Register register) {
    this.elections = elections;
    this.register = register;
  }

  /**
   * The ballot form: one question.
   *
   * @param note what stands already, empty for nothing
   * @param heading the question, where the boxes do not show it themselves
   * @param how to fill the boxes in; empty where they say it themselves
   * @param choice the boxes of the answer: one, or a rank for each candidate
   */
  public record VoteForm(
      String caption,
      String heading,
      Prose note,
      Prose about,
      Prose how,
      List<Field> choice,
      Field words,
      FormErrors errors,
      String action,
      String button,
      List<String> reasons,
      List<Prose> evidence,
      Prose runBy) {}

  /** What was recorded, and how to change it. */
  public record Recorded(
      String heading, Prose next, Summary what, Button change, List<Link> links) {}

  private record Place(
      Ballot ballot, Matter matter, String practice, String address, boolean bare) {}

  // By link

  public Reply lookByLink(Ask ask) {
    return place(ask).<Reply>map(p -> form(ask, p, FormErrors.none())).orElse(gone());
  }

  public Reply castByLink(Ask ask) {
    return place(ask).map(p -> cast(ask, p)).orElse(gone());
  }

  public Reply recordedByLink(Ask ask) {
    return place(ask).map(this::recorded).orElse(gone());
  }

  private Optional<Place> place(Ask ask) {
    return ask.who() instanceof Who.BallotLink link
        ? elections
            .find(link.ballot())
            .map(
                b ->
                    new Place(
                        b,
                        elections.matter(b),
                        link.practice(),
                        "/vote/" + ask.variable("link"),
                        true))
        : Optional.empty();
  }

  private static Reply gone() {
    return Doorway.message(
        Message.of(
            "This link has ended",
            List.of(
                Prose.of("It voted for one practice in one ballot, until the close."),
                Prose.of("If the ballot is still open, sign in to vote.")),
            Button.link("Sign in", "/sign-in")));
  }

  // Signed in

  public Reply look(Ask ask) {
    Optional<Ballot> ballot = ask.uuid("ballot").flatMap(elections::find);
    if (ballot.isEmpty()) {
      return new Reply.NotFound();
    }
    List<String> mine = elections.mayCast(ballot.get());
    Optional<String> asked = ask.field("practice");
    if (asked.isEmpty() && mine.size() > 1) {
      return choose(ballot.get(), mine);
    }
    Optional<String> practice = asked.or(() -> mine.stream().findFirst());
    return practice
        .filter(mine::contains)
        .<Reply>map(p -> form(ask, signedIn(ballot.get(), p), FormErrors.none()))
        .orElseGet(VotePages::notYours);
  }

  public Reply cast(Ask ask) {
    Optional<Ballot> ballot = ask.uuid("ballot").flatMap(elections::find);
    return ballot.isEmpty() || ask.field("practice").isEmpty()
        ? new Reply.NotFound()
        : cast(ask, signedIn(ballot.get(), ask.typed("practice")));
  }

  public Reply recorded(Ask ask) {
    Optional<Ballot> ballot = ask.uuid("ballot").flatMap(elections::find);
    return ballot.isEmpty() || ask.field("practice").isEmpty()
        ? new Reply.NotFound()
        : recorded(signedIn(ballot.get(), ask.typed("practice")));
  }

  private Place signedIn(Ballot ballot, String practice) {
    return new Place(ballot, elections.matter(ballot), practice, ballot.path() + "/vote", false);
  }

  private static Reply notYours() {
    return new Reply.Refused(
        403,
        "You cannot vote for a practice of this ballot",
        "An authorised voter or deputy votes for each practice on the roll. Your practice can ask the secretary to record its voter.");
  }

  private Reply choose(Ballot ballot, List<String> mine) {
    Map<String, String> names = register.names(mine);
    return Doorway.message(
        Message.of(
                "Which practice do you vote for?",
                List.of(Prose.of("You may vote for " + mine.size() + " practices of this ballot.")),
                Button.link("Back to the ballot", ballot.path()).asSecondary())
            .withLinks(
                mine.stream()
                    .map(p -> new Link(name(names, p), ballot.path() + "/vote?practice=" + p))
                    .toList()));
  }

  // Both

  private Reply cast(Ask ask, Place place) {
    FormErrors errors = FormErrors.none();
    String choice =
        place.matter().filling().isPresent()
            ? RankedForm.read(ask, place.matter(), errors)
            : ask.field("choice").orElse("");
    String words = ask.typed("words").replace("\r\n", "\n");
    if (errors.isEmpty() && choice.isEmpty()) {
      errors.add("choice", "Choose one answer");
    }
    if (words.length() > LONGEST_WORDS) {
      errors.add("words", "Words for the record have at most 4,000 letters");
    }
    if (!errors.isEmpty()) {
      return form(ask, place, errors).refused();
    }
    Casting casting =
        elections.cast(place.ballot().id(), place.practice(), choice, words, ask.who());
    return casting instanceof Casting.Recorded
        ? new Reply.Redirect(
            place.bare()
                ? place.address() + "/recorded"
                : place.ballot().path() + "/voted?practice=" + place.practice())
        : refused(casting);
  }

  private static Reply refused(Casting casting) {
    return switch (casting) {
      case Casting.Recorded r -> throw new IllegalArgumentException("not refused");
      case Casting.NotOpen n ->
          new Reply.Refused(
              409,
              n.state() == Ballot.State.STOPPED
                  ? "This ballot was stopped"
                  : n.state() == Ballot.State.PUBLISHED || n.state() == Ballot.State.DRAFT
                      ? "This ballot is not open yet"
                      : "This ballot has closed",
              "Nothing was recorded now. It is open from "
                  + Dates.weekdayTime(n.opensAt())
                  + " to "
                  + Dates.weekdayTime(n.closesAt())
                  + ", by the database’s clock. A vote cast before stands.");
      case Casting.NotOnRoll n ->
          new Reply.Refused(
              403,
              "This practice is not on the roll",
              "Nothing was recorded. The roll is on the ballot’s page.");
      case Casting.NoAuthority n -> notYours();
      case Casting.PracticeClosed c ->
          new Reply.Refused(
              403,
              "This practice has closed",
              c.successorMay()
                  ? "A vote it cast before stands. If it has not voted, its successor’s authorised voter may."
                  : "A vote it cast before stands. Nobody casts for it any more.");
      case Casting.NoSuchChoice n ->
          new Reply.Refused(
              409, "There is no such answer", "Nothing was recorded. Go back and choose one.");
    };
  }

  private Reply.Html form(Ask ask, Place place, FormErrors errors) {
    Ballot b = place.ballot();
    Matter m = place.matter();
    String practice = name(register.names(List.of(place.practice())), place.practice());
    Optional<Vote> stands = elections.vote(b.id(), place.practice());
    boolean back = !errors.isEmpty();
    boolean ranked = m.filling().isPresent();
    String before = stands.map(Vote::choice).orElse("");
    List<Field> choice =
        ranked
            ? RankedForm.boxes(m, back ? ask::typed : RankedForm.filled(before), errors)
            : List.of(
                Field.radios("choice", m.title(), options(m))
                    .asHeading()
                    .value(back ? ask.typed("choice") : before)
                    .with(errors));
    Field words =
        Field.area("words", "Words for the record, if you like")
            .hint(
                "Published word for word under "
                    + practice
                    + "’s name after the close. Name no patient.")
            .rows(4)
            .value(back ? ask.typed("words") : stands.map(Vote::words).orElse(""))
            .with(errors);
    String action =
        place.bare() ? place.address() : place.address() + "?practice=" + place.practice();
    VoteForm page =
        new VoteForm(
            practice,
            ranked ? m.title() : "",
            stands
                .map(
                    v ->
                        Prose.of("You have voted: ")
                            .bold(word(m, v.choice()))
                            .text(". You can change it here until the close."))
                .orElse(Prose.empty()),
            Prose.of(
                "Your practice has one vote. This is an open vote: after the close everybody sees how you voted, nobody before. It closes on "
                    + Dates.weekdayTime(b.closesAt())
                    + "."),
            ranked ? how(b, m) : Prose.empty(),
            choice,
            words,
            errors,
            action,
            stands.isPresent() ? "Change the vote" : "Cast the vote",
            paragraphs(m.reasons()),
            m.evidence().stream().map(VotePages::evidence).toList(),
            runBy(b));
    Reply.Html html = Reply.page("elections/vote.jte", m.title(), page);
    Reply.Look look = Reply.Look.PLAIN.body(elections.body(b).name(), elections.body(b).slug());
    return html.with(place.bare() ? look.withoutMenu() : look.back(b.path(), "The ballot"));
  }

  private Prose how(Ballot b, Matter m) {
    int places = m.filling().map(Matter.Filling::places).orElse(0);
    String rule = elections.ranked(b).map(Setting.Counting::rule).orElse("");
    return Prose.of(
        (places == 1 ? "One is elected. " : places + " are elected. ")
            + "Give your first choice 1st, then as many others as you like in your order. "
            + RankedWords.lower(rule, places)
            + " Counted under “"
            + RankedWords.title(rule)
            + "”.");
  }

  private Prose runBy(Ballot b) {
    long roll = elections.roll(b.id()).size();
    return Prose.of(
        "The returning officer of "
            + elections.body(b).name()
            + " runs this ballot. "
            + roll
            + " practices are on the roll, one vote each.");
  }

  private static List<Field.Option> options(Matter m) {
    List<Field.Option> options = new ArrayList<>();
    m.options().forEach(o -> options.add(Field.Option.of(o.id(), o.words())));
    options.add(Field.Option.of(Question.ABSTAIN, "Abstain", "Counts as taking part"));
    return options;
  }

  private Reply recorded(Place place) {
    Optional<Vote> found = elections.vote(place.ballot().id(), place.practice());
    if (found.isEmpty()) {
      return new Reply.Redirect(place.bare() ? place.address() : place.ballot().path());
    }
    Vote vote = found.get();
    Summary what =
        Summary.empty()
            .line("Practice", name(register.names(List.of(place.practice())), place.practice()))
            .line("Question", place.matter().title())
            .line("Vote", word(place.matter(), vote.choice()))
            .line("Words for the record", vote.words().isEmpty() ? "None" : vote.words())
            .line("Recorded", Dates.plainTime(vote.at()));
    String change =
        place.bare() ? place.address() : place.address() + "?practice=" + place.practice();
    Recorded page =
        new Recorded(
            vote.choice().equals(Question.ABSTAIN) || place.matter().filling().isEmpty()
                ? "Your vote is recorded: "
                    + word(place.matter(), vote.choice()).toLowerCase(Locale.UK)
                : "Your ranking is recorded",
            Prose.of(
                "You can change it until "
                    + Dates.weekdayTime(place.ballot().closesAt())
                    + (place.bare() ? ", with the same link." : ".")),
            what,
            Button.link("Change the vote", change).asSecondary(),
            place.bare()
                ? List.of()
                : List.of(
                    new Link("The ballot", place.ballot().path()), new Link("Your desk", "/")));
    Reply.Html html = Reply.page("elections/recorded.jte", "Your vote is recorded", page);
    Reply.Look look =
        Reply.Look.PLAIN.body(
            elections.body(place.ballot()).name(), elections.body(place.ballot()).slug());
    return html.with(place.bare() ? look.withoutMenu() : look);
  }

  static String word(Matter m, String choice) {
    if (choice.equals(Question.ABSTAIN)) {
      return "Abstain";
    }
    return m.filling().isPresent() ? RankedForm.words(m, choice) : m.words(choice);
  }

  static String name(Map<String, String> names, String code) {
    return Names.titled(names.getOrDefault(code, code));
  }

  private static List<String> paragraphs(String words) {
    return words.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static Prose evidence(Matter.Evidence e) {
    return e.link().isEmpty() ? Prose.of(e.words()) : Prose.empty().link(e.words(), e.link());
  }
}
