package org.mandate.app.web;

import java.time.LocalDate;
import java.util.List;
import org.mandate.app.web.Field.Option;

/**
 * Every page part on one page, with Marlbrook's words, for whoever builds or checks a page. The
 * template {@code web/parts.jte} takes a frame and this.
 */
public final class PartsPage {

  /** The page's template. */
  public static final String TEMPLATE = "web/parts.jte";

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

  /** The page with everything on it. */
  public static PartsPage view() {
    return new PartsPage();
  }

  private PartsPage() {}

  /** What has to be mended in the form that came back. */
  public FormErrors errors() {
    return FormErrors.of("reason", "Say why, in a sentence or two")
        .add("choice", "Choose one answer")
        .add("until", "The date must be after 10 November 2026");
  }

  /** What a leader may say. */
  public MandateCard card() {
    return new MandateCard(
        "Dr Amara Okafor",
        Prose.of("Speaks for ")
            .bold("27 of 32 practices")
            .text(", ")
            .bold("201,400 of 238,000 patients")
            .text(", on ")
            .bold("access only")
            .text("."),
        Summary.empty()
            .line(
                "May say",
                Prose.of("Opening hours, same-day care and telephones, as in ")
                    .link("decision 2026-041", "#decision"))
            .line("May not say", "Anything that commits a practice to staff, rooms or money")
            .line("Authority", "Member mandate. Not statutory")
            .line(
                "Next to end",
                "Weir Lane Surgery, on "
                    + Dates.weekday(LocalDate.of(2026, 11, 30))
                    + ". Then 26 practices, 192,980 patients"),
        List.of(
            new Link("Print as a card", "#card"),
            new Link("Send a link anyone can check", "#card")));
  }

  /** Figures, with groups, own row and total. */
  public Table ledger() {
    return Table.named("Mandates of 5 practices, by subject and who may speak")
        .column("Practice")
        .numeric("Patients")
        .column("Access", "Dr Okafor")
        .column("Estates", "Dr Sethi")
        .column("Money owed", "Gareth Lowe")
        .column("Out-of-hours", "Dr Pell")
        .column("Workforce", "Karen Doyle")
        .own(
            "Weir Lane Surgery (you)",
            8_420,
            Status.soon("Ends 30 Nov"),
            Status.none("None"),
            Status.yes("Yes"),
            Status.none("None"),
            Status.yes("Yes"))
        .group("Quarry Hill neighbourhood")
        .row(
            "Quarry Hill Medical Centre",
            11_240,
            Status.yes("Yes"),
            Status.yes("Yes"),
            Status.yes("Yes"),
            Status.none("None"),
            Status.no("Withdrawn 1 Oct"))
        .row(
            "Highfold Health Centre",
            9_704,
            Status.part("With limits"),
            Status.yes("Yes"),
            Status.yes("Yes"),
            Status.part("With limits"),
            Status.yes("Yes"))
        .group("Riverside neighbourhood")
        .row(
            "Canalside Health Centre",
            12_608,
            Status.no("Withdrawn 3 Sep"),
            Status.part("With limits"),
            Status.yes("Yes"),
            Status.none("None"),
            Status.none("None"))
        .row(
            "Lock House Surgery",
            6_240,
            Status.yes("Yes"),
            Status.none("None"),
            Status.yes("Yes"),
            Status.none("None"),
            Status.none("None"))
        .total("Practices with a live mandate", 5, 4, 3, 5, 1, 2)
        .build();
  }

  /** Words. */
  public Table conflicts() {
    return Table.named("3 people had a conflict")
        .stack()
        .column("Person")
        .column("Why")
        .column("What was done")
        .row(
            "Dr Simon Vale",
            "Director of a company that owns a possible hub building. Financial",
            "Left; papers withheld. Dr June Abbot cast Canalside’s vote")
        .row("Karen Doyle", "Spouse’s employer. Indirect; details sealed", "Left")
        .row("Dr Nikhil Sethi", "Unpaid adviser to the hospital. Professional", null)
        .build();
  }

  /** Two ways of counting. */
  public Figure vote() {
    return PartsPlots.vote();
  }

  /** A majority in every area. */
  public Figure areas() {
    return PartsPlots.areas();
  }

  /** A list's size over time. */
  public Figure listSize() {
    return PartsPlots.listSize();
  }

  public Figure seats() {
    return PartsPlots.seats();
  }

  /** One of each control. */
  public List<Field> fields() {
    return List.of(
        Field.text("question", "What is the question?")
            .hint("One sentence that can be answered yes or no"),
        Field.email("email", "Your e-mail address").value("j.tully@weirlane.example"),
        Field.number("quorum", "Practices needed for a quorum").value("20"),
        Field.area("reasons", "Reasons for").rows(3),
        Field.select(
                "basis",
                "Votes are counted",
                List.of(
                    Option.of("practice", "One practice, one vote"),
                    Option.of("weighted", "Weighted by registered patients")))
            .value("weighted"),
        Field.checkboxes(
                "subjects",
                "Which subjects may Dr Okafor speak on?",
                List.of(
                    Option.of("access", "Access", "Opening hours, same-day care, telephones"),
                    Option.of("estates", "Estates"),
                    Option.of("digital", "Digital")))
            .values(List.of("access")),
        Field.date("ends", "When does the mandate end?")
            .hint("For example, 31 3 2027")
            .dated("31", "3", "2027"),
        Field.file("file", "File to import").hint("Plain, .gz or .zip, up to 20 MB"));
  }

  /** Boxes with their errors. */
  public List<Field> mended() {
    return List.of(
        Field.area("reason", "Why do you withdraw it?").rows(3).with(errors()),
        Field.radios(
                "choice",
                "Adopt the winter home-visiting plan?",
                List.of(
                    Option.of("for", "For"),
                    Option.of("against", "Against"),
                    Option.of("abstain", "Abstain", "Counts towards the quorum")))
            .with(errors()),
        Field.date("until", "Until when?").dated("10", "11", "2026").with(errors()));
  }

  /** Things on a desk. */
  public List<DeskItem> desk() {
    return List.of(
        new DeskItem(
            "Vote: adopt the winter home-visiting plan?",
            Prose.of(
                "Your practice has one vote. This is an open vote: other practices will see how you voted."),
            "Closes Friday 20 November 2026, 5pm",
            "2 minutes",
            Button.link("Read and vote", "#desk")),
        new DeskItem(
            "Renew a mandate: access",
            Prose.of("You let Dr Amara Okafor speak for Weir Lane on ")
                .bold("access")
                .text(". If you do nothing, it ends. Silence is never a yes."),
            "Ends Monday 30 November 2026",
            "2 minutes",
            Button.link("Renew, change or let it end", "#desk").asSecondary()));
  }

  /** A decision's checks, two of them not met. */
  public List<Check> checks() {
    return List.of(
        Check.met(
            "Quorum: 30 of 32 practices voted. 20 are required.",
            Prose.empty().rule("8.4", "#rule-8.4")),
        Check.notMet(
            "Notice: papers sent 4 days before. 10 are required.",
            Prose.empty().rule("8.2", "#rule-8.2")));
  }

  /** Rules as people read them. */
  public List<Rule> rules() {
    return List.of(
        Rule.of("8.2", "Notice", "Papers are sent at least 10 days before a meeting or a ballot."),
        Rule.of(
            "8.4", "Quorum", "A decision of the member practices needs the votes of 20 practices."),
        Rule.of(
            "9.3",
            "Reserved matters",
            Prose.of(
                    "More than half of the practices, and practices with 60% of registered patients. See ")
                .link("rule 8.4", "#rule-8.4")
                .text(".")));
  }

  /** What a search finds. */
  public List<Result> results() {
    return List.of(
        Result.of(
            "Weir Lane Surgery",
            "#results",
            "MB-007, practice in Riverside, Marlbrook. 8,420 registered patients at 1 April 2026"),
        Result.of("Weir Lane Pharmacy", "#results", "MB-101, pharmacy, Marlbrook"));
  }

  /** A conflict's path. */
  public Path path() {
    return Path.from("You, Dr Priya Raman", "Board member for Riverside")
        .to(
            "are a partner in",
            "Since 1 April 2019. You declared this on 3 June 2020",
            "Millrace Medical Practice",
            "10,316 registered patients")
        .toParty(
            "is expected to bid for",
            "Recorded on 14 October 2026 by David Achebe, conflicts guardian",
            "Out-of-hours service 2027",
            "Not yet a bid. Expected by 29 January 2027");
  }

  /** At most three. */
  public List<KeyFigure> figures() {
    return List.of(
        new KeyFigure("Practices asked", "32", "of 32 on the roll"),
        new KeyFigure("Voted", "30", "of 32 practices, " + Numbers.share(30, 32)),
        new KeyFigure(
            "Days left",
            Dates.days(TODAY, LocalDate.of(2026, 11, 20)),
            "closes Friday 20 November 2026, 5pm"));
  }

  /** A clause as it stands and as it is proposed. */
  public TextCompare compared() {
    return TextCompare.of(
        "The board meets every month in public.\nPapers go out 7 days before.",
        "The board meets every second month in public, and online.\nPapers go out 10 days before.");
  }

  /** A ranked ballot with a number used twice. */
  public List<RankRow> ranking() {
    return List.of(
        new RankRow(
            "c1",
            "Dr Tom Brennan",
            Prose.of("GP, Market Cross Medical Centre. ").link("Statement", "#ranking"),
            "1",
            null),
        new RankRow(
            "c2",
            "Dr Priya Raman",
            Prose.of("GP, Millrace Medical Practice. ").link("Statement", "#ranking"),
            "2",
            "Number 2 is used twice"));
  }

  /** Shapes and words of the ledger. */
  public List<Prose> key() {
    return List.of(
        Prose.from(Status.yes("Yes")),
        Prose.from(Status.part("With limits")),
        Prose.from(Status.soon("Ends within 60 days")),
        Prose.from(Status.no("Withdrawn")),
        Prose.from(Status.none("None")));
  }

  /** A page's few facts, one with a link to change it. */
  public Summary facts() {
    return Summary.empty()
        .line("Official name", Names.titled("WEIR LANE SURGERY"), new Link("Change", "#summary"))
        .line("Code", "MB-007")
        .line("Status", Status.yes("Active"))
        .line(
            "Patients",
            Prose.of(Numbers.whole(8_420))
                .quiet(" registered, at " + Dates.plain(LocalDate.of(2026, 4, 1))));
  }
}
