package org.mandate.app.record;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.record.SealedRules.About;
import org.mandate.app.record.SealedRules.Interval;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.Prover;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Facts of which the record may not tell that they are there. They are kept in the transaction of
 * the change they belong to, and make no entry of their own: once an interval, whether or not
 * anything happened, one entry {@code sealed} holds the root of a tree over what was kept, filled
 * up to the same size with salted filler (DESIGN section 9; docs/record.md, "Sealed facts").
 */
public final class SealedFacts {
  /** The kind of the one entry of an interval. */
  public static final String KIND = "sealed";

  private final SealedStore store;
  private final Record record;
  private final SecureRandom random;

  /**
   * @param db connections of the serving role
   * @param random makes salts, filler and places
   */
  public SealedFacts(JdbcClient db, Record record, SecureRandom random) {
    this.store = new SealedStore(db);
    this.record = record;
    this.random = random;
  }

  /**
   * What proves a fact to whoever holds it.
   *
   * @param fact its id
   * @param entry row of the entry `sealed` whose root it is under
   * @param text canonical JSON that the leaf commits to
   * @param place of the leaf, from 0
   * @param of how many leaves the tree has
   * @param proof RFC 6962 inclusion path, base64
   */
  public record Opening(
      UUID fact, long entry, String text, byte[] salt, int place, int of, List<String> proof) {

    /**
     * The body of a certificate's part {@code sealed/NN}; only a full cut shows it.
     *
     * @param entryPart the part that holds the entry: "entry/NN"
     */
    public Map<String, Object> part(String entryPart) {
      Map<String, Object> body = new TreeMap<>();
      body.put("entry", entryPart);
      body.put("fact", text);
      body.put("index", (long) place);
      body.put("of", (long) of);
      body.put("proof", proof);
      body.put("salt", Base64.getEncoder().encodeToString(salt));
      return body;
    }
  }

  /**
   * Keeps a fact in the current transaction, as a whole person or a job.
   *
   * @param kind "feature.fact"
   * @param subject what it is about, as in an entry
   * @param fact plain values, see {@link Canonical}; people by their uuid, so that erasing a person
   *     finds it
   * @param matter the matter by which features decide who may see it
   * @return its id; whoever may see the fact opens it with {@link #opening}
   */
  public UUID keep(String kind, String subject, Map<String, Object> fact, Optional<UUID> matter) {
    return keep(kind, subject, fact, Optional.empty(), matter);
  }

  /** The same with the body by which features decide who may see it. */
  public UUID keep(
      String kind,
      String subject,
      Map<String, Object> fact,
      Optional<UUID> body,
      Optional<UUID> matter) {
    UUID id = store.freshId();
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    About about = new About(kind, subject, record.now(), body, matter);
    String text = Canonical.text(fact);
    store.keep(id, about, text, salt, SealedRules.leaf(salt, SealedRules.text(about, text)));
    return id;
  }

  /**
   * Seals every interval that has ended and is not sealed; call as the job "sealer". All of them in
   * one transaction, and none while another program is at it or the town lives its past.
   *
   * @return how many entries were written
   */
  public int seal() {
    return seal(record.now());
  }

  /**
   * @param now taken before anything is read of the facts, and the time of every entry written: it
   *     must not tell how much there was to do
   */
  int seal(Instant now) {
    Optional<Instant> sealedTo = store.lock() ? store.sealedTo() : Optional.empty();
    if (sealedTo.isEmpty()) {
      return 0;
    }
    List<Interval> due = SealedRules.due(sealedTo.get(), now);
    due.forEach(interval -> seal(interval, now));
    return due.size();
  }

  private void seal(Interval interval, Instant now) {
    List<SealedStore.Waiting> waiting = store.waiting(interval.to(), SealedRules.LEAVES);
    List<Integer> places = SealedRules.places(waiting.size(), random);
    List<Hash> leaves =
        SealedRules.filled(
            waiting.stream().map(SealedStore.Waiting::leaf).toList(), places, random);
    Hash root = Merkle.root(leaves);
    Record.Written entry =
        record.append(
            Draft.of(KIND, "platform")
                .fact("from", Record.time(interval.from()))
                .fact("to", Record.time(interval.to()))
                .fact("leaves", leaves.size())
                .fact("root", root.hex()),
            now);
    store.keepBatch(entry.id(), interval, leaves, root);
    store.place(entry.id(), waiting.stream().map(SealedStore.Waiting::id).toList(), places);
  }

  /**
   * What proves a fact, for an identity that may see it; empty for every other, and while it waits
   * for the end of the interval, and after it was erased.
   */
  public Optional<Opening> opening(UUID fact) {
    return store
        .sealed(fact)
        .flatMap(
            f ->
                f.opened()
                    .map(
                        o ->
                            new Opening(
                                f.id(),
                                f.batch().entry(),
                                SealedRules.text(f.about(), o.fact()),
                                o.salt(),
                                f.place(),
                                f.batch().leaves().size(),
                                Prover.overLeaves(f.batch().leaves())
                                    .inclusion(f.place(), f.batch().leaves().size())
                                    .path()
                                    .stream()
                                    .map(Hash::base64)
                                    .toList())));
  }

  /** Tables held against the record. */
  public List<Audited> audited() {
    return List.of(new SealedAudit.Batches(store), new SealedAudit.Facts(store));
  }
}
