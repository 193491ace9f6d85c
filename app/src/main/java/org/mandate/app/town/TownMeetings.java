package org.mandate.app.town;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.Capacity;
import org.mandate.app.decisions.DecisionPaper;
import org.mandate.app.elections.Ballot;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewBusiness;
import org.mandate.app.meetings.Agendas;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.NewMeeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.meetings.Series;
import org.mandate.app.town.TownFiles.Line;

/** A year of meetings: series, agendas and what each prepared; then it is held and minuted. */
final class TownMeetings {
  static final Who TOWN = new Who.Job("town");
  private static final Duration BEFORE_THE_CALL = Duration.ofHours(3);
  private final Town.Ground ground;
  private final Map<String, Body> bodies;
  private final Function<String, Matter> matters;
  private final Map<String, Series> series = new HashMap<>();
  private final Map<String, Held> held = new HashMap<>();
  private final TownSittings sittings;
  private final TownMinutes minutes;

  /**
   * A meeting as it came to be.
   *
   * @param items by the file's key
   */
  record Held(Tree file, Meeting meeting, Map<String, Item> items) {}

  TownMeetings(
      Town.Ground ground,
      TownVoters voters,
      Map<String, Body> bodies,
      Function<String, Matter> matters) {
    this.ground = ground;
    this.bodies = bodies;
    this.matters = matters;
    this.sittings = new TownSittings(ground, voters);
    this.minutes = new TownMinutes(ground, voters);
  }

  void tell(BiConsumer<Instant, Runnable> at, BiConsumer<Instant, Runnable> asTown) {
    for (Line line : TownFiles.table("series.csv")) {
      asTown.accept(morning(line.date("from")), () -> begin(line));
    }
    Map<String, String> before = new HashMap<>();
    for (Line line : TownFiles.table("meetings.csv")) {
      Tree file = Tree.of("meetings/" + line.text("meeting") + ".json");
      String key = file.text("key");
      asTown.accept(file.time("called").minus(BEFORE_THE_CALL), () -> plan(file));
      asTown.accept(file.time("called"), () -> call(key));
      file.tree("added")
          .ifPresent(
              added ->
                  added
                      .fields()
                      .keySet()
                      .forEach(item -> asTown.accept(added.time(item), () -> add(key, item))));
      sittings.tell(file, () -> held(key), at, asTown);
      minutes.tell(
          file,
          () -> held(key),
          Optional.ofNullable(before.put(file.text("series"), key)).map(k -> () -> held(k)),
          at,
          asTown);
    }
    new TownProgramme(ground, minutes::action).tell(asTown);
  }

  private Held held(String key) {
    Held one = held.get(key);
    if (one == null) {
      throw new IllegalStateException("the town has no meeting " + key + " yet");
    }
    return one;
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(10, 0).atZone(TownFiles.LONDON).toInstant();
  }

  private Body body(Tree file) {
    return java.util.Objects.requireNonNull(bodies.get(file.text("body")), file.text("body"));
  }

  private void begin(Line line) {
    Body body = java.util.Objects.requireNonNull(bodies.get(line.text("body")));
    Series wanted =
        new Series(
            body.id(),
            body.id(),
            line.text("title"),
            line.text("purpose"),
            Meeting.Kind.valueOf(line.text("kind").toUpperCase(Locale.ROOT)),
            Series.Rhythm.valueOf(line.text("rhythm").toUpperCase(Locale.ROOT)),
            Integer.parseInt(line.text("minutes")),
            line.text("place"),
            line.date("from"),
            0);
    series.put(
        line.text("series"),
        ground.meetings().begin(body, wanted, line.text("owner")).orElseThrow());
  }

  private void plan(Tree file) {
    Meeting meeting =
        ground
            .meetings()
            .plan(
                body(file),
                new NewMeeting(
                    Optional.of(series.get(file.text("series")).id()),
                    Meeting.Kind.BOARD,
                    file.text("title"),
                    file.text("place"),
                    file.time("starts"),
                    file.time("ends"),
                    ""))
            .orElseThrow();
    held.put(file.text("key"), new Held(file, meeting, new HashMap<>()));
    Map<String, ?> later = file.tree("added").map(Tree::fields).orElse(Map.of());
    for (Tree item : file.trees("items")) {
      if (!later.containsKey(item.text("key"))) {
        add(file.text("key"), item.text("key"));
      }
    }
  }

  private void call(String key) {
    Held one = held(key);
    ground.meetings().call(one.meeting()).orElseThrow();
  }

  private void add(String key, String itemKey) {
    Held one = held(key);
    Tree told =
        one.file().trees("items").stream()
            .filter(i -> i.text("key").equals(itemKey))
            .findFirst()
            .orElseThrow();
    Optional<Matter> matter = matter(one, told);
    Item wanted =
        new Item(
            one.meeting().id(),
            one.meeting().id(),
            one.meeting().body(),
            part(one, told.textIfAny("part")).id(),
            0,
            Item.Kind.valueOf(told.text("kind").toUpperCase(Locale.ROOT)),
            matter.map(Matter::id),
            matter.isPresent() ? "" : told.text("title"),
            (int) told.number("minutes"),
            Item.State.ON,
            "",
            "",
            Optional.empty(),
            false,
            0);
    Item item = ground.meetings().agendas().add(one.meeting(), wanted, TOWN).orElseThrow();
    one.items().put(itemKey, item);
    told.tree("decision").ifPresent(d -> prepare(item, d));
  }

  private Optional<Matter> matter(Held one, Tree told) {
    if (!told.textIfAny("matter").isEmpty()) {
      return Optional.of(matters.apply(told.text("matter")));
    }
    if (told.textIfAny("reference").isEmpty()) {
      return Optional.empty();
    }
    Optional<NewBusiness.Sealing> sealing =
        told.tree("sealed")
            .map(
                s ->
                    new NewBusiness.Sealing(
                        s.text("why"), Optional.empty(), LocalDate.parse(s.text("until"))));
    return Optional.of(
        ground
            .business()
            .raiseAs(
                told.text("reference"),
                ground.bodies().find(one.meeting().body()).orElseThrow(),
                new NewBusiness(told.text("title"), told.text("reasons"), sealing),
                "secretary"));
  }

  /** The part of that key, made when its first item needs it; "" is the open one. */
  private Part part(Held one, String key) {
    Agendas agendas = ground.meetings().agendas();
    if (key.isEmpty()) {
      return agendas.parts(one.meeting()).getFirst();
    }
    Tree told =
        one.file().trees("parts").stream()
            .filter(p -> p.text("key").equals(key))
            .findFirst()
            .orElseThrow();
    return agendas.parts(one.meeting()).stream()
        .filter(p -> p.reason().equals(told.text("reason")))
        .findFirst()
        .orElseGet(() -> agendas.addPart(one.meeting(), closed(one, told)).orElseThrow());
  }

  private static Part closed(Held one, Tree told) {
    return new Part(
        one.meeting().id(),
        one.meeting().id(),
        one.meeting().body(),
        0,
        Part.Kind.valueOf(told.text("kind").toUpperCase(Locale.ROOT)),
        told.text("reason"),
        told.text("seat"),
        told.dayIfAny("until"),
        Optional.empty(),
        0);
  }

  private void prepare(Item item, Tree d) {
    List<DecisionPaper.Choice> options = new ArrayList<>();
    d.rows("options").forEach(o -> options.add(new DecisionPaper.Choice(o.get(0), o.get(1), "")));
    DecisionPaper paper =
        new DecisionPaper(
            options,
            List.of(d.text("criteria")),
            List.of(),
            d.text("reasons"),
            d.text("clause"),
            Capacity.of(d.text("capacity")),
            new Ballot.Plan(d.dayIfAny("effectOn"), d.textIfAny("effect"), d.dayIfAny("review")));
    ground.decisions().atMeetings().prepare(item, paper, 0).orElseThrow();
  }
}
