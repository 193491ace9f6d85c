package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.register.Affiliation;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.mandate.app.web.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The assessor exchange: offers, requests, the panel that is best, and who was asked. */
public final class Assessors {
  private final AssessorStore store;
  private final Ground ground;
  private Clear clear = (matter, people, day) -> Map.of();

  /**
   * What it stands on.
   *
   * @param publicUrl address under which people reach the program
   */
  public record Ground(
      Bodies bodies, Matters matters, Register register, People people, String publicUrl) {}

  /**
   * @param db connections of the serving role
   */
  public Assessors(JdbcClient db, Ground ground) {
    this.store = new AssessorStore(db);
    this.ground = ground;
  }

  /** Who answers whether somebody is clear. Until this is told, nobody is. */
  public void tellClear(Clear source) {
    clear = source;
  }

  // Offers

  /** The offer of a person that holds now; empty to everybody but themself. */
  public Optional<Offer> offer(UUID person) {
    return store.offer(person);
  }

  /** The organisations for which a person may offer themself: those that they belong to today. */
  public Map<String, String> homes(UUID person) {
    LocalDate today = ground.bodies().today();
    List<String> codes =
        ground.people().affiliationsOf(person).stream()
            .filter(a -> !a.from().isAfter(today) && a.until().map(today::isBefore).orElse(true))
            .map(Affiliation::organisation)
            .distinct()
            .toList();
    Map<String, String> homes = new TreeMap<>();
    codes.forEach(code -> homes.put(code, ground.bodies().named(code)));
    return homes;
  }

  /** Offers a person, in place of what they offered before. */
  public Outcome<Offer> offer(UUID person, NewOffer wanted) {
    LocalDate today = ground.bodies().today();
    List<Outcome.Fault> faults = ExchangeRules.faults(wanted, homes(person).keySet(), today);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Offer offer =
        new Offer(
            UUID.randomUUID(),
            person,
            wanted.home(),
            areas(List.of(wanted.home())).getOrDefault(wanted.home(), wanted.home()),
            wanted.role().orElseThrow(),
            wanted.skills(),
            wanted.first().orElseThrow(),
            wanted.last().orElseThrow(),
            ground.bodies().now());
    store.supersede(person, offer.recordedAt());
    store.keep(offer);
    return new Outcome.Done<>(offer);
  }

  /** Ends the offer of a person; what they agreed to stands. */
  public void end(UUID person) {
    store.supersede(person, ground.bodies().now());
  }

  /** The area of each organisation today: its commissioner's, else neighbourhood or network. */
  private Map<String, String> areas(Collection<String> codes) {
    LocalDate today = ground.bodies().today();
    Map<String, String> areas = new HashMap<>();
    codes.forEach(code -> areas.put(code, code));
    areas.putAll(ground.register().networksOf(codes, today));
    areas.putAll(ground.register().neighbourhoodsOf(codes, today));
    for (String code : codes) {
      ground
          .register()
          .organisation(code, today)
          .map(o -> o.commissioner())
          .filter(c -> !c.isEmpty())
          .ifPresent(c -> areas.put(code, c));
    }
    return areas;
  }

  // Requests

  /** Asks for a panel; only for who may ask for the body, on a matter that they can see. */
  public Outcome<PanelRequest> ask(Body body, NewRequest wanted, UUID by) {
    Optional<Matter> matter =
        wanted.matter().flatMap(ground.matters()::find).filter(m -> m.body().equals(body.id()));
    if (matter.isEmpty()) {
      return Outcome.refused("matter", "Choose the question on which the panel sits");
    }
    LocalDate today = ground.bodies().today();
    Map<String, String> areas =
        areas(ground.bodies().members(body.id(), today).stream().map(Member::code).toList());
    if (areas.isEmpty()) {
      return Outcome.refused("matter", "The body has no practices today, so no area of its own");
    }
    int number = store.nextNumber(matter.get().id());
    String seed = PanelRequest.seed(matter.get().id(), number);
    return switch (ExchangeRules.read(wanted, Set.copyOf(areas.values()), seed, today)) {
      case ExchangeRules.Read.Bad(List<Outcome.Fault> faults) -> new Outcome.Refused<>(faults);
      case ExchangeRules.Read.Good(Wanted good) -> {
        PanelRequest request =
            new PanelRequest(
                UUID.randomUUID(),
                body.id(),
                matter.get().id(),
                number,
                most(areas.values()),
                good,
                ground.bodies().now());
        store.keep(request, by);
        yield new Outcome.Done<>(request);
      }
    };
  }

  private static String most(Collection<String> areas) {
    Map<String, Long> counts =
        areas.stream().collect(Collectors.groupingBy(a -> a, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue())
        .orElseThrow()
        .getKey();
  }

  public Optional<PanelRequest> request(UUID id) {
    return store.request(id);
  }

  /** The requests of a body that whoever asks may see, latest first. */
  public List<PanelRequest> requests(UUID body) {
    return store.requests(body);
  }

  /** Everybody who was asked for a request, as far as whoever asks may see. */
  public List<Asked> asked(PanelRequest request) {
    return store.places(request.id());
  }

  /**
   * How a request stands, worked out anew: who holds a place, and the best panel for the rest.
   * Refused when more people suit it than are weighed.
   */
  public Outcome<Search> search(PanelRequest request) {
    List<Asked> asked = store.places(request.id());
    Set<UUID> spoken = asked.stream().map(Asked::person).collect(Collectors.toSet());
    List<Asked> held = asked.stream().filter(Asked::holds).toList();
    Map<UUID, String> names = new HashMap<>(store.names(request.id()));
    Map<UUID, ClearAnswer> known =
        clear(request, held.stream().map(Asked::person).collect(Collectors.toSet()));
    Optional<Wanted> rest = request.wanted().beside(held.stream().map(Asked::candidate).toList());
    if (rest.isEmpty()) {
      return new Outcome.Done<>(new Search(request, asked, known, Optional.empty(), names, 0));
    }
    Set<String> home = new HashSet<>();
    ground
        .bodies()
        .members(request.body(), ground.bodies().today())
        .forEach(m -> home.add(m.code()));
    List<AssessorStore.Offered> offered = store.candidates(request.id());
    List<Candidate> elsewhere = new ArrayList<>();
    for (AssessorStore.Offered one : offered) {
      names.put(one.candidate().person(), one.name());
      if (!home.contains(one.home()) && !spoken.contains(one.candidate().person())) {
        elsewhere.add(one.candidate());
      }
    }
    long own = offered.stream().filter(o -> home.contains(o.home())).count();
    return weigh(request, rest.get(), elsewhere)
        .map(answer -> new Search(request, asked, known, Optional.of(answer), names, own));
  }

  private Weighed weigh(PanelRequest request, Wanted wanted, List<Candidate> candidates) {
    List<Candidate> suiting = candidates.stream().filter(c -> PanelRules.suits(wanted, c)).toList();
    if (suiting.size() > PanelRules.MOST_CANDIDATES) {
      return new Weighed.TooMany(suiting.size());
    }
    Map<UUID, ClearAnswer> answers =
        clear(request, suiting.stream().map(Candidate::person).collect(Collectors.toSet()));
    List<Candidate> all =
        (candidates.size() > PanelRules.MOST_CANDIDATES ? suiting : candidates)
            .stream()
                .map(c -> Optional.ofNullable(answers.get(c.person())).map(c::with).orElse(c))
                .toList();
    return new Weighed.Answered(PanelRules.answer(wanted, all));
  }

  private sealed interface Weighed {
    record Answered(PanelAnswer answer) implements Weighed {}

    record TooMany(int people) implements Weighed {}

    default <T> Outcome<T> map(java.util.function.Function<PanelAnswer, T> with) {
      return switch (this) {
        case Answered(PanelAnswer answer) -> new Outcome.Done<>(with.apply(answer));
        case TooMany(int people) ->
            Outcome.refused(
                "days",
                people
                    + " people would suit, and at most "
                    + PanelRules.MOST_CANDIDATES
                    + " are weighed together. Ask for fewer roles, or for other days.");
      };
    }
  }

  // Clear on every day that the panel sits; where the days differ, the first "not clear" is told.
  private Map<UUID, ClearAnswer> clear(PanelRequest request, Set<UUID> people) {
    Map<UUID, ClearAnswer> all = new HashMap<>();
    if (people.isEmpty()) {
      return all;
    }
    for (LocalDate day : request.wanted().days()) {
      Map<UUID, ClearAnswer> on = clear.of(request.matter(), people, day);
      for (UUID person : people) {
        ClearAnswer answer = on.get(person);
        if (answer == null) {
          answer = new ClearAnswer.NotClear("It is not known whether they are clear.");
        }
        if (!(all.get(person) instanceof ClearAnswer.NotClear)) {
          all.put(person, answer);
        }
      }
    }
    return all;
  }

  // Places

  /** Asks a person of the best panel to take their place, and mails them a link to their answer. */
  public Outcome<Asked> askPerson(PanelRequest request, UUID person) {
    store.turn(request.id());
    Optional<PanelAnswer.Place> place =
        search(request).done().flatMap(Search::answer).stream()
            .flatMap(a -> a instanceof PanelAnswer.Panel p ? p.places().stream() : Stream.empty())
            .filter(p -> p.who().person().equals(person))
            .findFirst();
    if (place.isEmpty()) {
      return Outcome.refused(
          "person", "They are not in the best panel any more. Look at it again below.");
    }
    Candidate who = place.get().who();
    Asked asked =
        new Asked(
            UUID.randomUUID(),
            request.id(),
            request.body(),
            request.matter(),
            person,
            who.role(),
            who.skills(),
            who.area(),
            place.get().reason(),
            request.wanted().days(),
            ground.bodies().now(),
            Asked.Said.WAITING);
    store.keep(asked);
    store.mail(
        asked.id(),
        "You are asked to sit on a panel",
        "You offered to sit on panels. Read what you are asked for, and answer, here:\n\n"
            + ground.publicUrl()
            + "/assessors/asked/"
            + asked.id()
            + "\n");
    return new Outcome.Done<>(asked);
  }

  /** A place, to the person asked and to whoever asked. */
  public Optional<Asked> place(UUID id) {
    return store.place(id);
  }

  /** Every place that a person was asked to take, latest first. */
  public List<Asked> placesOf(UUID person) {
    return store.placesOf(person);
  }

  /** Agrees or declines, as the person asked; until the first day it can be changed. */
  public Outcome<Asked> answer(Asked place, boolean agrees) {
    Optional<LocalDate> taken =
        store.placesOf(place.person()).stream()
            .filter(p -> !p.id().equals(place.id()) && p.said() == Asked.Said.AGREED)
            .flatMap(p -> p.days().stream())
            .filter(place.days()::contains)
            .findFirst();
    if (agrees && taken.isPresent()) {
      return Outcome.refused(
          "answer", "You agreed to sit elsewhere on " + Dates.plain(taken.get()) + ".");
    }
    return say(place, agrees ? Asked.Said.AGREED : Asked.Said.DECLINED);
  }

  /** Takes a place back, as whoever asked, before the panel sits. */
  public Outcome<Asked> withdraw(Asked place) {
    return say(place, Asked.Said.WITHDRAWN);
  }

  private Outcome<Asked> say(Asked before, Asked.Said said) {
    store.turn(before.id());
    Asked place = store.place(before.id()).orElseThrow();
    LocalDate first = place.days().stream().min(Comparator.naturalOrder()).orElseThrow();
    if (place.said() == Asked.Said.WITHDRAWN || place.said() == Asked.Said.DECLINED) {
      return Outcome.refused("answer", "This place is no longer held. Nothing was changed.");
    }
    if (!ground.bodies().today().isBefore(first) && place.said() == Asked.Said.AGREED) {
      return Outcome.refused("answer", "The panel has begun to sit. Nothing was changed.");
    }
    if (said == Asked.Said.AGREED
        && place.days().stream().allMatch(ground.bodies().today()::isAfter)) {
      return Outcome.refused("answer", "The days of this panel are over. Nothing was changed.");
    }
    store.say(place.id(), said, ground.bodies().now());
    return new Outcome.Done<>(store.place(place.id()).orElseThrow());
  }

  // The ledger

  /** Which area lent how many days to which, counted; of the matters whoever asks can see. */
  public List<LentDays> ledger() {
    return store.lent();
  }
}
