package org.mandate.app.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.meetings.live.Motion;
import org.mandate.app.meetings.live.Poll;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;

/** What happens to a set once it is drafted: it goes round, is approved, published, corrected. */
public final class Approvals {
  private final Minutes minutes;
  private final Minutes.Ground ground;
  private final MinutesStore store;
  private final ApprovalStore approvals;

  Approvals(Minutes minutes, Minutes.Ground ground, MinutesStore store, ApprovalStore approvals) {
    this.minutes = minutes;
    this.ground = ground;
    this.store = store;
    this.approvals = approvals;
  }

  /**
   * Sums over a set are taken over all of it, also where whoever acts is out of an item of it: the
   * program reads, and tells them nothing but the result.
   */
  private <T> T overAll(Supplier<T> work) {
    return ground.jobs().within("closer", work);
  }

  private MinutesSet locked(MinutesSet told) {
    return store.lock(told.id()).orElse(told);
  }

  private boolean isOpenNow(Part part) {
    return part.isPublic(ground.bodies().today());
  }

  /** Writes the entry of an open part, or keeps the sealed fact of any other. */
  private Optional<Record.Written> tell(
      MinutesSet s, Part part, String kind, Map<String, Object> facts, Optional<Draft> draft) {
    if (isOpenNow(part)) {
      return Optional.of(
          ground.record().append(draft.orElseGet(() -> MinutesEntries.draft(kind, s, facts))));
    }
    ground
        .sealed()
        .keep(kind, MinutesEntries.subject(s), facts, Optional.of(s.body()), Optional.empty());
    return Optional.empty();
  }

  private static long id(Optional<Record.Written> written) {
    return written.map(Record.Written::id).orElse(0L);
  }

  private Instant at(Optional<Record.Written> written) {
    return written.map(Record.Written::at).orElseGet(ground.record()::now);
  }

  /** Sends a set round: whoever may read the part among the body's people reads it from now on. */
  public Outcome<MinutesSet> circulate(MinutesSet told) {
    MinutesSet s = locked(told);
    Meeting m = minutes.meeting(s);
    Part part = minutes.part(s);
    Optional<Fault> fault =
        overAll(
            () ->
                MinutesRules.mayCirculate(
                    m, s, minutes.numbers(m, part), minutes.read(s).blocks()));
    if (fault.isPresent()) {
      return new Outcome.Refused<>(List.of(fault.get()));
    }
    String sha256 = overAll(() -> textToApprove(s, part).text()).transform(MinutesText::sha256);
    Optional<Record.Written> written =
        tell(
            s,
            part,
            MinutesEntries.CIRCULATED,
            MinutesEntries.circulated(s, sha256),
            Optional.empty());
    store.circulated(s.id(), at(written), id(written));
    return new Outcome.Done<>(store.byId(s.id()).orElseThrow());
  }

  /** The text of a set without what stays closed longer, and the hashes of that. */
  private record ToApprove(String text, Map<UUID, String> annexes, Map<UUID, UUID> matters) {}

  private ToApprove textToApprove(MinutesSet s, Part part) {
    Reading all = minutes.read(s);
    Map<UUID, String> annexes = new LinkedHashMap<>();
    Map<UUID, UUID> matters = new LinkedHashMap<>();
    for (Item i : minutes.items(all.meeting(), part)) {
      if (MinutesRules.isAnnex(i, part)) {
        all.blocks().stream()
            .filter(b -> b.item().equals(Optional.of(i.id())))
            .forEach(
                b ->
                    annexes.put(
                        i.id(),
                        MinutesText.sha256(
                            MinutesText.of(all.body(), all.meeting(), part, List.of(b)))));
        i.matter().ifPresent(matter -> matters.put(i.id(), matter));
      }
    }
    List<Block> rest = new ArrayList<>(all.blocks());
    rest.removeIf(b -> b.item().filter(annexes::containsKey).isPresent());
    return new ToApprove(MinutesText.of(all.body(), all.meeting(), part, rest), annexes, matters);
  }

  /**
   * Records that a later meeting approved a set.
   *
   * @param item of that meeting's agenda: "Minutes of …"; where it was voted on, that is recorded
   *     too, and what was not carried did not approve
   */
  public Outcome<Approval> approve(MinutesSet told, UUID item, Who by) {
    MinutesSet s = locked(told);
    Meeting held = minutes.meeting(s);
    Optional<Item> at = ground.meetings().agendas().item(item);
    Optional<Meeting> later = at.flatMap(i -> ground.meetings().find(i.meeting()));
    Optional<Fault> fault = MinutesRules.mayApprove(s, held, later, at);
    if (fault.isPresent()) {
      return new Outcome.Refused<>(List.of(fault.get()));
    }
    List<Poll> polls =
        ground.live().polls().of(later.orElseThrow()).stream()
            .filter(p -> p.item().equals(item) && p.state() == Poll.State.CLOSED)
            .toList();
    Optional<UUID> poll =
        polls.stream().filter(this::isCarried).map(Poll::id).reduce((earlier, last) -> last);
    if (!polls.isEmpty() && poll.isEmpty()) {
      return Outcome.refused("item", "It was voted on at that item, and not carried");
    }
    Part part = minutes.part(s);
    ToApprove text = overAll(() -> textToApprove(s, part));
    boolean corrected = overAll(() -> store.changedAfter(s.id(), s.circulatedAt().orElseThrow()));
    Approval a =
        new Approval(
            store.freshId(),
            s.id(),
            later.orElseThrow().id(),
            Optional.of(item),
            poll,
            corrected,
            minutes.seat(s.body(), by),
            MinutesText.sha256(text.text()),
            ground.record().now(),
            0);
    return new Outcome.Done<>(keep(s, part, a, text, !at.orElseThrow().isSealed()));
  }

  private boolean isCarried(Poll p) {
    return ground
        .live()
        .motions()
        .find(p.motion())
        .filter(m -> m.amends().isEmpty() && m.state() == Motion.State.CARRIED)
        .isPresent();
  }

  private Approval keep(MinutesSet s, Part part, Approval a, ToApprove text, boolean shown) {
    LocalDate due = clock(s).due(Dates.on(a.at()));
    Map<String, Object> facts = MinutesEntries.approved(s, a, due, shown);
    Optional<Record.Written> written =
        tell(
            s,
            part,
            MinutesEntries.APPROVED,
            facts,
            Optional.of(
                MinutesEntries.withText(
                    MinutesEntries.draft(MinutesEntries.APPROVED, s, facts), text.text())));
    Approval kept =
        new Approval(
            a.id(),
            a.minutes(),
            a.meeting(),
            a.item(),
            a.poll(),
            a.asCorrected(),
            a.seat(),
            a.sha256(),
            at(written),
            id(written));
    approvals.keep(s, kept);
    text.annexes().forEach((item, sha256) -> annex(s, item, sha256, text, kept.at()));
    store.approved(s.id(), kept.at(), due);
    return kept;
  }

  private void annex(MinutesSet s, UUID item, String sha256, ToApprove text, Instant at) {
    overAll(
        () -> {
          approvals.annex(s, store.freshId(), item, sha256, at);
          return true;
        });
    ground
        .sealed()
        .keep(
            MinutesEntries.APPROVED,
            MinutesEntries.subject(s),
            MinutesEntries.annex(s, item, sha256),
            Optional.of(s.body()),
            Optional.ofNullable(text.matters().get(item)));
  }

  /** The clock that counts for a set: of the constitution in force at its approval, or now. */
  public MinutesClock clock(MinutesSet s) {
    return MinutesClock.of(
        ground.bodies().constitutionAt(s.body(), s.approvedAt().orElseGet(ground.record()::now)));
  }

  /** Publishes an approved set before the clock does. */
  public Outcome<MinutesSet> publish(MinutesSet told, Who by) {
    MinutesSet s = locked(told);
    Part part = minutes.part(s);
    Optional<Fault> fault = MinutesRules.mayPublish(s, part, isOpenNow(part));
    return fault.isPresent()
        ? new Outcome.Refused<>(List.of(fault.get()))
        : new Outcome.Done<>(publish(s, part, minutes.seat(s.body(), by)));
  }

  private MinutesSet publish(MinutesSet s, Part part, String by) {
    Reading all = overAll(() -> minutes.read(s));
    String sha256 = all.approval().orElseThrow().sha256();
    Map<String, Object> facts = MinutesEntries.published(s, sha256, by);
    Optional<Record.Written> written =
        tell(
            s,
            part,
            MinutesEntries.PUBLISHED,
            facts,
            Optional.of(
                MinutesEntries.withText(
                    MinutesEntries.draft(MinutesEntries.PUBLISHED, s, facts), all.text())));
    store.published(s.id(), at(written), id(written));
    return store.byId(s.id()).orElseThrow();
  }

  /** Approved sets whose day has come; call as the job "closer". */
  public List<UUID> due() {
    return store.due();
  }

  /** Publishes one of them; call as the job "closer", each in a transaction of its own. */
  public Optional<MinutesSet> publishDue(UUID id) {
    if (!store.due().contains(id)) {
      return Optional.empty();
    }
    return store
        .lock(id)
        .filter(s -> s.state() == MinutesSet.State.APPROVED)
        .map(s -> publish(s, minutes.part(s), "clock"));
  }

  /**
   * Corrects one block of approved minutes; what was approved stays beside it.
   *
   * @param key of the block
   * @param typed its whole text as it should read
   */
  public Outcome<Correction> correct(
      MinutesSet told, String key, String typed, String reason, Who by) {
    MinutesSet s = locked(told);
    Reading before = minutes.read(s);
    Optional<Block> now = before.corrected().stream().filter(b -> b.key().equals(key)).findFirst();
    if (now.isEmpty()) {
      return Outcome.refused("words", "There is no such item in these minutes");
    }
    String words = Marks.clean(typed);
    Optional<Fault> fault = MinutesRules.mayCorrect(s, now.get(), words, reason);
    if (fault.isPresent()) {
      return new Outcome.Refused<>(List.of(fault.get()));
    }
    int number = 1 + (int) before.corrections().stream().filter(c -> c.key().equals(key)).count();
    Block block = now.get();
    Correction c =
        new Correction(
            store.freshId(),
            s.id(),
            block.kind(),
            block.item(),
            number,
            words,
            reason.strip(),
            minutes.seat(s.body(), by),
            overAll(() -> hashWith(s, block.with(words))),
            ground.bodies().today(),
            ground.record().now(),
            0);
    return new Outcome.Done<>(keep(s, c, before.annexes()));
  }

  private String hashWith(MinutesSet s, Block changed) {
    Reading all = minutes.read(s);
    if (changed.item().filter(all.annexes()::containsKey).isPresent()) {
      return MinutesText.sha256(
          MinutesText.of(all.body(), all.meeting(), all.part(), List.of(changed)));
    }
    List<Block> blocks = new ArrayList<>(all.corrected());
    blocks.removeIf(b -> b.item().filter(all.annexes()::containsKey).isPresent());
    blocks.replaceAll(b -> b.key().equals(changed.key()) ? changed : b);
    return MinutesText.sha256(MinutesText.of(all.body(), all.meeting(), all.part(), blocks));
  }

  private Correction keep(MinutesSet s, Correction c, Map<UUID, String> annexes) {
    Map<String, Object> facts = MinutesEntries.corrected(s, c);
    Part part = minutes.part(s);
    Optional<Item> annex =
        c.item().filter(annexes::containsKey).flatMap(ground.meetings().agendas()::item);
    Optional<Record.Written> written = Optional.empty();
    if (annex.filter(Item::isSealed).isPresent()) {
      ground
          .sealed()
          .keep(
              MinutesEntries.CORRECTED,
              MinutesEntries.subject(s),
              facts,
              Optional.of(s.body()),
              annex.get().matter());
    } else {
      written =
          tell(
              s,
              part,
              MinutesEntries.CORRECTED,
              facts,
              Optional.of(
                  MinutesEntries.draft(MinutesEntries.CORRECTED, s, facts)
                      .sealed("words", c.words(), Draft.Sight.PUBLIC)
                      .sealed("reason", c.reason(), Draft.Sight.PUBLIC)));
    }
    Correction kept =
        new Correction(
            c.id(),
            c.minutes(),
            c.kind(),
            c.item(),
            c.number(),
            c.words(),
            c.reason(),
            c.seat(),
            c.sha256(),
            c.day(),
            at(written),
            id(written));
    approvals.keep(s, kept);
    return kept;
  }
}
