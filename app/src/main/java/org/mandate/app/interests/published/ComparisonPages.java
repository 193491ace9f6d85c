package org.mandate.app.interests.published;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.interests.published.EditionComparison.CategoryChange;
import org.mandate.app.interests.published.EditionComparison.Pair;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;
import tools.jackson.databind.json.JsonMapper;

/** What changed between two editions: the page, and the same as CSV and JSON. */
public final class ComparisonPages {
  private static final String PATH = EditionPages.ALL + "/compare";

  private final Registers registers;

  public ComparisonPages(Registers registers) {
    this.registers = registers;
  }

  /** What a part of the page lists. */
  enum Show {
    ADDED("added"),
    REMOVED("removed"),
    CHANGED("changed"),
    MOVED("moved to another category");

    private final String words;

    Show(String words) {
      this.words = words;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Show> of(String word) {
      return List.of(values()).stream().filter(s -> s.word().equals(word)).findFirst();
    }
  }

  /**
   * The comparison.
   *
   * @param list null when nothing is of the kind that is shown
   */
  public record ComparisonPage(
      String caption,
      String heading,
      String asAt,
      Table categories,
      List<Link> shows,
      String listHeading,
      @Nullable Table list,
      Paging paging,
      Link csv,
      Link json) {}

  /** Two editions, the earlier one first. */
  private record Two(PublishedRegister then, PublishedRegister now) {
    String address() {
      return "from=" + then.id() + "&to=" + now.id();
    }

    String fileName(String ending) {
      return "register-" + then.edition() + "-to-" + now.edition() + "." + ending;
    }
  }

  /** What was asked for of a comparison. */
  private record Asked(Two two, EditionComparison compared, Show show, String category, int from) {}

  private interface Answer {
    Reply of(Two two);
  }

  private Reply with(Ask ask, Answer answer) {
    Optional<PublishedRegister> from = edition(ask, "from");
    Optional<PublishedRegister> to = edition(ask, "to");
    if (from.isEmpty() || to.isEmpty()) {
      return new Reply.NotFound();
    }
    if (!from.get().isKept() || !to.get().isKept()) {
      return new Reply.Refused(
          409,
          "The words of an edition are gone",
          "They were kept until their day. Read the edition in again to compare it.");
    }
    boolean turned = from.get().edition().isAfter(to.get().edition());
    return answer.of(turned ? new Two(to.get(), from.get()) : new Two(from.get(), to.get()));
  }

  private Optional<PublishedRegister> edition(Ask ask, String name) {
    try {
      return ask.field(name).map(UUID::fromString).flatMap(registers::find);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public Reply show(Ask ask) {
    return with(ask, two -> page(ask, two));
  }

  private Reply page(Ask ask, Two two) {
    EditionComparison compared = registers.compare(two.then, two.now);
    Show show =
        ask.field("show")
            .flatMap(Show::of)
            .orElse(compared.changed() > 0 ? Show.CHANGED : Show.ADDED);
    Asked asked =
        new Asked(two, compared, show, ask.field("category").orElse(""), Paging.from(ask));
    List<Pair> wanted = wanted(asked);
    int from = asked.from < wanted.size() ? asked.from : 0;
    List<Pair> part = Paging.part(wanted, from);
    return Reply.page(
        "registers/comparison.jte",
        "Two editions compared",
        new ComparisonPage(
            two.now.title() + ", " + two.now.publisher(),
            heading(two, compared),
            asAt(compared),
            categories(asked),
            shows(asked),
            listHeading(asked, wanted.size()),
            part.isEmpty()
                ? null
                : show == Show.CHANGED ? changed(two, part) : entries(asked, part),
            new Paging(address(two, show.word(), asked.category), from, wanted.size()),
            new Link("Download every change as CSV", PATH + ".csv?" + two.address()),
            new Link("Download the comparison as JSON", PATH + ".json?" + two.address())));
  }

  private static String heading(Two two, EditionComparison compared) {
    return Numbers.count(compared.added(), "entry", "entries")
        + " added and "
        + Numbers.whole(compared.removed())
        + " removed between "
        + Dates.plain(two.then.edition())
        + " and "
        + Dates.plain(two.now.edition());
  }

  private static String asAt(EditionComparison compared) {
    return "%s then, %s now. %s changed, %s moved to another category, %s unchanged."
        .formatted(
            Numbers.count(compared.then(), "entry", "entries"),
            Numbers.whole(compared.now()),
            Numbers.whole(compared.changed()),
            Numbers.whole(compared.moved()),
            Numbers.whole(compared.unchanged()));
  }

  private static String address(Two two, String show, String category) {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("from", two.then.id().toString());
    choices.put("to", two.now.id().toString());
    choices.put("show", show);
    choices.put("category", category);
    return Paging.address(PATH, choices);
  }

  private static Table categories(Asked asked) {
    EditionComparison all = asked.compared;
    Table.Builder table =
        Table.named("Entries by category")
            .column("Category")
            .numeric("Added")
            .numeric("Removed")
            .numeric("Changed")
            .numeric("Moved")
            .numeric("Then")
            .numeric("Now");
    for (CategoryChange c : all.categories()) {
      table.row(
          c.category().title(),
          linked(asked, Show.ADDED, c, c.added().size()),
          linked(asked, Show.REMOVED, c, c.removed().size()),
          linked(asked, Show.CHANGED, c, c.changed().size()),
          linked(asked, Show.MOVED, c, c.movedIn().size() + c.movedOut().size()),
          c.then(),
          c.now());
    }
    table.total(
        "All categories",
        all.added() + all.moved(),
        all.removed() + all.moved(),
        all.changed(),
        all.moved(),
        all.then(),
        all.now());
    return table.build();
  }

  private static Object linked(Asked asked, Show show, CategoryChange c, int count) {
    return count == 0
        ? (Object) count
        : new Link(
            Numbers.whole(count), address(asked.two, show.word(), c.category().name()) + "#list");
  }

  private static List<Link> shows(Asked asked) {
    EditionComparison all = asked.compared;
    List<Link> links = new ArrayList<>();
    for (Show show : Show.values()) {
      int count =
          switch (show) {
            case ADDED -> all.added() + all.moved();
            case REMOVED -> all.removed() + all.moved();
            case CHANGED -> all.changed();
            case MOVED -> all.moved();
          };
      boolean here = show == asked.show && asked.category.isEmpty();
      if (count > 0 && !here) {
        links.add(
            new Link(
                "All " + Numbers.whole(count) + " " + show.words,
                address(asked.two, show.word(), "") + "#list"));
      }
    }
    return links;
  }

  private static String listHeading(Asked asked, int count) {
    String in = asked.category.isEmpty() ? "" : " in " + asked.category;
    return (count == 0 ? "No entry" : Numbers.count(count, "entry", "entries"))
        + " "
        + asked.show.words
        + in;
  }

  /** The pairs to list; of an entry that stands in one edition alone both are itself. */
  private static List<Pair> wanted(Asked asked) {
    List<Pair> all = new ArrayList<>();
    for (CategoryChange c : asked.compared.categories()) {
      boolean here = asked.category.isEmpty() || asked.category.equals(c.category().name());
      if (here) {
        switch (asked.show) {
          case ADDED -> c.added().forEach(line -> all.add(new Pair(line, line)));
          case REMOVED -> c.removed().forEach(line -> all.add(new Pair(line, line)));
          case CHANGED -> all.addAll(c.changed());
          case MOVED -> {
            all.addAll(c.movedIn());
            if (!asked.category.isEmpty()) {
              all.addAll(c.movedOut());
            }
          }
        }
      }
    }
    return all;
  }

  private Table entries(Asked asked, List<Pair> part) {
    boolean then = asked.show == Show.REMOVED;
    Map<Integer, Kept> kept =
        registers.at(
            then ? asked.two.then : asked.two.now,
            part.stream().map(p -> (then ? p.before() : p.now()).place()).toList());
    if (asked.show != Show.MOVED) {
      return EditionPages.entries(
          part.stream()
              .flatMap(p -> Optional.ofNullable(kept.get(p.now().place())).stream())
              .toList(),
          !asked.category.isEmpty());
    }
    Table.Builder table =
        Table.named("Entries that moved")
            .captionHidden()
            .stack()
            .column("Entry")
            .column("Who")
            .column("Was in")
            .column("Is in");
    for (Pair p : part) {
      Kept e = kept.get(p.now().place());
      if (e != null) {
        table.row(
            EntryWords.breaking(e.called()),
            EntryWords.breaking(e.declarer()),
            p.before().category().title(),
            p.now().category().title());
      }
    }
    return table.build();
  }

  private Table changed(Two two, List<Pair> part) {
    var was = registers.at(two.then, part.stream().map(p -> p.before().place()).toList());
    var is = registers.at(two.now, part.stream().map(p -> p.now().place()).toList());
    Table.Builder table =
        Table.named("Fields that say something else")
            .captionHidden()
            .stack()
            .column("Field")
            .column("Before")
            .column("Now");
    for (Pair p : part) {
      Kept before = was.get(p.before().place());
      Kept now = is.get(p.now().place());
      if (before != null && now != null) {
        table.group(
            EntryWords.breaking(
                "Entry " + now.called() + ", " + now.declarer() + ", " + now.category().title()));
        EntryFields.differences(before.fields(), now.fields())
            .forEach(
                d -> table.row(EntryWords.breaking(d.name()), said(d.before()), said(d.now())));
      }
    }
    return table.build();
  }

  private static String said(String value) {
    return value.isEmpty() ? "Nothing" : EntryWords.breaking(value);
  }

  public Reply json(Ask ask) {
    return with(
        ask,
        two -> {
          Map<String, Object> tree = new LinkedHashMap<>();
          tree.put("from", edition(two.then));
          tree.put("to", edition(two.now));
          tree.putAll(
              new Said(
                      registers.compare(two.then, two.now),
                      registers.words(two.then),
                      registers.words(two.now))
                  .tree());
          byte[] bytes = JsonMapper.builder().build().writeValueAsBytes(tree);
          return file("application/json", bytes, two.fileName("json"));
        });
  }

  private static Map<String, String> edition(PublishedRegister r) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("publisher", r.publisher());
    all.put("title", r.title());
    all.put("edition", r.edition().toString());
    all.put("sha256", r.sha256());
    return all;
  }

  public Reply csv(Ask ask) {
    return with(
        ask,
        two -> {
          String text =
              new ChangesCsv(registers, two.then, two.now).of(registers.compare(two.then, two.now));
          return file(
              "text/csv; charset=utf-8",
              text.getBytes(StandardCharsets.UTF_8),
              two.fileName("csv"));
        });
  }

  private static Reply file(String type, byte[] bytes, String name) {
    return new Reply.Bytes(
        type,
        bytes,
        Map.of(
            "Cache-Control",
            "no-store",
            "Content-Disposition",
            "attachment; filename=\"" + name + "\""));
  }
}
