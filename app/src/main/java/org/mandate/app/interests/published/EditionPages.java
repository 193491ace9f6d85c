package org.mandate.app.interests.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Door;
import org.mandate.app.access.Subject;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** Pages of published registers: the editions that are here, and one of them. */
public final class EditionPages {
  static final String ALL = "/registers";

  private final Registers registers;
  private final Door door;

  public EditionPages(Registers registers, Door door) {
    this.registers = registers;
    this.door = door;
  }

  /**
   * The editions that are here.
   *
   * @param editions null while there are none
   * @param pairs boxes to choose two, none while fewer than two are kept
   */
  public record ListPage(
      String heading, @Nullable Table editions, List<Field> pairs, boolean mayKeep) {}

  /**
   * One edition.
   *
   * @param entries null when none was found or its words are gone
   * @param changes to what changed since the edition before, null when there is none
   */
  public record EditionPage(
      String caption,
      String heading,
      Prose asAt,
      @Nullable Table categories,
      String address,
      String asked,
      String entriesHeading,
      @Nullable Table entries,
      Paging paging,
      @Nullable Link changes,
      List<Link> links,
      String sha256,
      String root) {}

  /** The names that are names here too; null when there are none. */
  public record NamesPage(String caption, String heading, @Nullable Table names, Link back) {}

  /** Asks whether an edition's words shall go. */
  public record RemovePage(String heading, String about, String action, Link back) {}

  private boolean mayKeep(Ask ask) {
    return door.may(ask.who(), Action.KEEP_REGISTERS, Subject.PLATFORM) instanceof Door.Answer.Open;
  }

  public Reply list(Ask ask) {
    List<PublishedRegister> all = registers.all();
    Table.Builder table =
        Table.named("Editions, latest first")
            .stack()
            .column("Register")
            .column("Publisher")
            .column("Edition")
            .numeric("Entries")
            .column("Kept until")
            .column("Changes");
    for (PublishedRegister r : all) {
      table.row(
          new Link(r.title(), address(r)),
          r.publisher(),
          Dates.plain(r.edition()),
          r.entries(),
          r.isKept() ? Dates.plain(r.keepUntil()) : Status.none("Words gone"),
          before(all, r)
              .map(b -> new Link("Since " + Dates.plain(b.edition()), pair(b, r)))
              .orElse(null));
    }
    long kept = all.stream().filter(PublishedRegister::isKept).count();
    return Reply.page(
        "registers/list.jte",
        "Published registers",
        new ListPage(
            kept == 0
                ? "No published register is kept here"
                : Numbers.count(
                        kept,
                        "edition of a published register is",
                        "editions of published registers are")
                    + " kept here",
            all.isEmpty() ? null : table.build(),
            kept < 2 ? List.of() : pairs(all),
            mayKeep(ask)));
  }

  private static List<Field> pairs(List<PublishedRegister> all) {
    List<Field.Option> options =
        all.stream()
            .filter(PublishedRegister::isKept)
            .map(
                r ->
                    Field.Option.of(r.id().toString(), r.title() + ", " + Dates.plain(r.edition())))
            .toList();
    return List.of(
        Field.select("from", "Earlier edition", options).value(options.get(1).value()),
        Field.select("to", "Later edition", options).value(options.getFirst().value()));
  }

  private static Optional<PublishedRegister> before(
      List<PublishedRegister> all, PublishedRegister of) {
    return all.stream()
        .filter(r -> r.isKept() && of.isKept())
        .filter(r -> r.isOf(of) && r.edition().isBefore(of.edition()))
        .findFirst();
  }

  static String address(PublishedRegister r) {
    return ALL + "/" + r.id();
  }

  private static String pair(PublishedRegister before, PublishedRegister now) {
    return ALL + "/compare?from=" + before.id() + "&to=" + now.id();
  }

  private static String caption(PublishedRegister r) {
    return r.title() + ", " + r.publisher();
  }

  public Reply show(Ask ask) {
    Optional<PublishedRegister> found = ask.uuid("id").flatMap(registers::find);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    PublishedRegister r = found.get();
    String asked = ask.field("q").filter(q -> q.length() <= 200).orElse("");
    String category = ask.field("category").orElse("");
    int from = Paging.from(ask);
    Kept.Page page = registers.entries(r, category, asked, from, Paging.SIZE);
    if (page.entries().isEmpty() && page.found() > 0) {
      from = 0;
      page = registers.entries(r, category, asked, from, Paging.SIZE);
    }
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("q", asked);
    choices.put("category", category);
    return Reply.page(
        "registers/edition.jte",
        "Published register",
        new EditionPage(
            caption(r),
            Numbers.count(r.entries(), "entry", "entries") + " on " + Dates.plain(r.edition()),
            asAt(r),
            r.isKept() ? categories(r) : null,
            address(r),
            asked,
            entriesHeading(page.found(), category, asked),
            page.entries().isEmpty() ? null : entries(page.entries(), !category.isEmpty()),
            new Paging(Paging.address(address(r), choices), from, page.found()),
            registers.before(r).filter(b -> r.isKept()).map(b -> changes(b, r)).orElse(null),
            links(ask, r),
            r.sha256(),
            r.root()));
  }

  private static Link changes(PublishedRegister before, PublishedRegister now) {
    return new Link("What changed since " + Dates.plain(before.edition()), pair(before, now));
  }

  private List<Link> links(Ask ask, PublishedRegister r) {
    List<Link> links = new ArrayList<>();
    if (r.isKept()) {
      links.add(new Link("Organisations that have the same name here", address(r) + "/names"));
      if (mayKeep(ask)) {
        links.add(new Link("Take this edition out", address(r) + "/remove"));
      }
    }
    return links;
  }

  private static Prose asAt(PublishedRegister r) {
    String read = "Read on " + Dates.plainTime(r.recordedAt()) + ". ";
    return r.removedAt().isEmpty()
        ? Prose.of(read + "Its words are kept until " + Dates.plain(r.keepUntil()) + ".")
        : Prose.of(
            read + "Its words were taken out on " + Dates.plainTime(r.removedAt().get()) + ".");
  }

  private Table categories(PublishedRegister r) {
    Table.Builder table =
        Table.named("Entries by category").fit().column("Category").numeric("Entries");
    registers
        .categories(r)
        .forEach(
            (c, n) ->
                table.row(
                    new Link(c.title(), Paging.address(address(r), Map.of("category", c.name()))),
                    n));
    table.total("All categories", r.entries());
    return table.build();
  }

  private static String entriesHeading(int found, String category, String asked) {
    String in = category.isEmpty() ? "" : " in " + category;
    String with = asked.isEmpty() ? "" : " with " + asked;
    return found == 0
        ? "No entry" + in + with
        : Numbers.count(found, "entry", "entries") + in + with;
  }

  static Table entries(List<Kept> entries, boolean oneCategory) {
    Table.Builder table =
        Table.named("Entries").captionHidden().stack().column("Entry").column("Who");
    if (!oneCategory) {
      table.column("Category");
    }
    table.column("Organisation").column("What it says");
    for (Kept e : entries) {
      List<@Nullable Object> cells =
          new ArrayList<>(
              List.of(EntryWords.breaking(e.called()), EntryWords.breaking(e.declarer())));
      if (!oneCategory) {
        cells.add(EntryWords.breaking(e.category().title()));
      }
      cells.add(EntryWords.breaking(EntryWords.organisations(e)));
      cells.add(EntryWords.breaking(EntryWords.of(e)));
      table.row(cells.toArray());
    }
    return table.build();
  }

  /** Which organisations of the edition are, by their very names, organisations here. */
  public Reply names(Ask ask) {
    Optional<PublishedRegister> found = ask.uuid("id").flatMap(registers::find);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    PublishedRegister r = found.get();
    List<ExactNames.Match> matches = registers.namedHere(r);
    Table.Builder table =
        Table.named("Names that both registers have")
            .stack()
            .column("In the published register")
            .numeric("Entries that name it")
            .column("Here")
            .column("Its entries");
    for (ExactNames.Match m : matches) {
      Link here =
          m.codes().size() == 1
              ? new Link(m.codes().getFirst(), "/organisations/" + m.codes().getFirst())
              : new Link(
                  m.codes().size() + " organisations",
                  Paging.address("/register", Map.of("q", m.name())));
      table.row(
          EntryWords.breaking(m.name()),
          m.entries(),
          here,
          new Link("Show them", Paging.address(address(r), Map.of("q", m.name()))));
    }
    return Reply.page(
        "registers/names.jte",
        "Names that both registers have",
        new NamesPage(
            caption(r) + ", " + Dates.plain(r.edition()),
            matches.isEmpty()
                ? "No organisation of this edition has a name that is known here"
                : Numbers.count(matches.size(), "organisation has", "organisations have")
                    + " a name that is known here",
            matches.isEmpty() ? null : table.build(),
            new Link("The edition", address(r))));
  }

  public Reply askRemove(Ask ask) {
    Optional<PublishedRegister> found =
        ask.uuid("id").flatMap(registers::find).filter(PublishedRegister::isKept);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    PublishedRegister r = found.get();
    return Reply.page(
        "registers/remove.jte",
        "Take an edition out",
        new RemovePage(
            "Take out all " + Numbers.count(r.entries(), "entry", "entries") + "?",
            caption(r) + ", edition of " + Dates.plain(r.edition()),
            address(r) + "/remove",
            new Link("Keep it", address(r))));
  }

  public Reply remove(Ask ask) {
    Optional<PublishedRegister> found = ask.uuid("id").flatMap(registers::find);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    registers.remove(found.get(), ask.who());
    return new Reply.Redirect(address(found.get()));
  }
}
