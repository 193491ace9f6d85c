package org.mandate.app.bodies;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Record;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Parsed;

/**
 * How a constitution comes to stand: the first with the founding, every later one by the decision
 * that carried its exact text (DESIGN section 6; trigger {@code constitution_is_the_one_carried}
 * holds the database to the same).
 */
public final class Amending {
  private final BodiesStore bodies;
  private final ConstitutionStore store;
  private final Record record;

  Amending(BodiesStore bodies, ConstitutionStore store, Record record) {
    this.bodies = bodies;
    this.store = store;
    this.record = record;
  }

  /**
   * What a ballot carried.
   *
   * @param text canonical JSON as it was fixed when the matter was put
   */
  public record Carried(
      UUID body,
      UUID matter,
      UUID ballot,
      String decision,
      long version,
      String hash,
      String text) {}

  /** What became of it. */
  public sealed interface Done {
    /** It stands. */
    record Stands(Adopted adopted) implements Done {}

    /** It does not, and the record says why. */
    record Refused(RefusedText text) implements Done {}
  }

  /** SHA-256 of a canonical tree, 64 hex digits. */
  public static String hash(Map<String, ?> tree) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Canonical.bytes(tree)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void found(Body body, Constitution first, Instant from) {
    if (first.version() != 1) {
      throw new IllegalArgumentException("a body is founded with version 1: " + first.version());
    }
    keep(body, first, from, "founding", Optional.empty());
  }

  Done adopt(Carried carried, Instant from) {
    Body body = bodies.require(carried.body());
    List<Adopted> before = store.of(body.id());
    if (carried.version() != before.size() + 1L) {
      return refuse(body, carried, RefusedText.Reason.OVERTAKEN);
    }
    if (!(Constitution.parse(Canonical.parseObject(carried.text())) instanceof Parsed.Ok ok)) {
      return refuse(body, carried, RefusedText.Reason.UNREADABLE);
    }
    Instant last = before.getLast().from();
    Adopted adopted =
        keep(
            body,
            ok.constitution(),
            from.isBefore(last) ? last : from,
            "ballot:" + carried.ballot(),
            Optional.of(carried.decision()));
    settleDraft(body, adopted);
    return new Done.Stands(adopted);
  }

  private Adopted keep(
      Body body, Constitution next, Instant from, String by, Optional<String> decision) {
    Adopted wanted =
        new Adopted(
            next.version(),
            next,
            from.truncatedTo(ChronoUnit.MICROS),
            by,
            decision,
            hash(next.toMap()),
            0);
    Record.Written written = record.append(BodyEntries.adopted(body.subject(), wanted).draft());
    Adopted adopted =
        new Adopted(
            wanted.version(), next, wanted.from(), by, decision, wanted.hash(), written.id());
    store.adopt(body.id(), adopted, written.at());
    return adopted;
  }

  private Done refuse(Body body, Carried c, RefusedText.Reason reason) {
    RefusedText wanted =
        new RefusedText(c.matter(), c.decision(), c.version(), c.hash(), reason, 0);
    Record.Written written = record.append(BodyEntries.refused(body.subject(), wanted).draft());
    RefusedText refused =
        new RefusedText(c.matter(), c.decision(), c.version(), c.hash(), reason, written.id());
    store.refuse(body.id(), refused, written.at());
    return new Done.Refused(refused);
  }

  /**
   * The draft that became the constitution is done with; one edited since is a draft of the next.
   */
  private void settleDraft(Body body, Adopted adopted) {
    Optional<Map<String, Object>> draft = store.draft(body.id());
    if (draft.isEmpty()) {
      return;
    }
    if (Constitution.parse(draft.get()) instanceof Parsed.Ok ok
        && hash(ok.constitution().toMap()).equals(adopted.hash())) {
      store.dropDraft(body.id());
      return;
    }
    Map<String, Object> next = new LinkedHashMap<>(draft.get());
    next.put("version", adopted.version() + 1);
    store.keepDraft(body.id(), next);
  }
}
