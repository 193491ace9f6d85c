package org.mandate.app.matters;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;

/** The papers of matters. Row security decides who reads which. */
public final class Papers {
  private static final int LONGEST_TITLE = 200;
  private final BusinessStore store;
  private final Record record;
  private final SealedFacts sealed;

  Papers(BusinessStore store, Record record, SealedFacts sealed) {
    this.store = store;
    this.record = record;
    this.sealed = sealed;
  }

  /** The papers that whoever asks may see. */
  public List<Paper> of(Matter m) {
    return store.papers(m.id());
  }

  public Optional<Paper> find(UUID id) {
    return store.paper(id);
  }

  /** A paper's bytes, where it may be read. */
  public Optional<byte[]> bytes(Paper paper) {
    return store.bytes(paper.id());
  }

  /** A paper that somebody wants to add. */
  public record NewPaper(String title, String fileName, String whose, boolean sealed) {}

  /** Adds a paper; what it is, is found in its bytes. */
  public Outcome<Paper> add(Matter m, NewPaper wanted, byte[] bytes, UUID by) {
    List<Fault> faults = new ArrayList<>();
    if (wanted.title().isBlank() || wanted.title().length() > LONGEST_TITLE) {
      faults.add(new Fault("title", "Name the paper in one line, at most 200 letters"));
    }
    Optional<String> type = PaperRules.type(bytes);
    if (bytes.length == 0) {
      faults.add(new Fault("file", "Choose a file; this one is empty"));
    } else if (bytes.length > PaperRules.MOST_BYTES) {
      faults.add(new Fault("file", "A paper has at most 4 MB"));
    } else if (type.isEmpty()) {
      faults.add(
          new Fault("file", "Send a PDF, a DOCX, an ODT, a picture (PNG, JPEG) or plain text"));
    }
    if (!wanted.whose().isEmpty()
        && store.parties(m.id()).stream().noneMatch(p -> p.organisation().equals(wanted.whose()))) {
      faults.add(new Fault("whose", "Choose a party of this matter, or none"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    boolean hidden = wanted.sealed() || !m.isOpen() || !wanted.whose().isEmpty();
    Paper paper =
        new Paper(
            store.freshId(),
            m.id(),
            wanted.title().strip(),
            PaperRules.name(wanted.fileName()),
            type.orElseThrow(),
            sha256(bytes),
            bytes.length,
            wanted.whose(),
            hidden,
            record.now());
    return new Outcome.Done<>(keep(m, paper, bytes, by));
  }

  private Paper keep(Matter m, Paper p, byte[] bytes, UUID by) {
    Map<String, Object> fact =
        Map.of("paper", p.id().toString(), "sha256", p.sha256(), "size", p.size());
    long entry = 0;
    if (p.sealed()) {
      Map<String, Object> all = new TreeMap<>(fact);
      all.put("title", p.title());
      all.put("whose", p.whose());
      sealed.keep("matter.paper", m.subject(), all, Optional.of(m.id()));
    } else {
      entry =
          record
              .append(
                  Draft.of("matter.paper", m.subject())
                      .facts(fact)
                      .sealed("title", p.title(), Sight.PUBLIC)
                      .sealed("by", by.toString(), Sight.FULL))
              .id();
    }
    store.add(p, bytes, by, entry);
    return p;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
