package org.mandate.app.matters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.files.Looked.Sound;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;

/** The papers of matters. Row security decides who reads which. */
public final class Papers {
  private static final int LONGEST_TITLE = 200;
  private final BusinessStore store;
  private final PaperStore papers;
  private final Record record;
  private final SealedFacts sealed;

  Papers(BusinessStore store, PaperStore papers, Record record, SealedFacts sealed) {
    this.store = store;
    this.papers = papers;
    this.record = record;
    this.sealed = sealed;
  }

  /** The papers that whoever asks may see. */
  public List<Paper> of(Matter m) {
    return papers.papers(m.id());
  }

  public Optional<Paper> find(UUID id) {
    return papers.paper(id);
  }

  /** A paper's bytes, where it may be read. */
  public Optional<byte[]> bytes(Paper paper) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(paper.size()));
    return write(paper, out) ? Optional.of(out.toByteArray()) : Optional.empty();
  }

  /**
   * Writes a paper's bytes piece by piece, for a pack.
   *
   * @return whether it may be read; nothing is written otherwise
   */
  public boolean write(Paper paper, OutputStream out) {
    try {
      return papers.write(paper.id(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What was found in it when it was sent; empty where it may not be read, or was never looked at.
   */
  public Optional<PaperText> text(Paper paper) {
    return papers.text(paper.id());
  }

  /** The same of all papers of a matter, by id, without their words. */
  public Map<UUID, PaperText> found(Matter m) {
    return papers.found(m.id());
  }

  /** A paper that somebody wants to add. */
  public record NewPaper(String title, String fileName, String whose, boolean sealed) {}

  /** Adds a paper that was sent; what it is, was found in its bytes. */
  public Outcome<Paper> add(Matter m, NewPaper wanted, PaperFile file, UUID by) {
    List<Fault> faults = new ArrayList<>();
    if (wanted.title().isBlank() || wanted.title().length() > LONGEST_TITLE) {
      faults.add(new Fault("title", "Name the paper in one line, at most 200 letters"));
    }
    String fault = PaperRules.fault(file.looked());
    if (!fault.isEmpty()) {
      faults.add(new Fault("file", fault));
    }
    if (!wanted.whose().isEmpty()
        && store.parties(m.id()).stream().noneMatch(p -> p.organisation().equals(wanted.whose()))) {
      faults.add(new Fault("whose", "Choose a party of this matter, or none"));
    }
    if (faults.isEmpty() && file.looked() instanceof Sound found) {
      return new Outcome.Done<>(keep(m, paper(m, wanted, file, found), file, found, by));
    }
    return new Outcome.Refused<>(faults);
  }

  /**
   * Adds plain text in UTF-8 that this program brings along itself, and that nobody needs to look
   * at; what somebody sent is a {@link PaperFile}.
   */
  public Outcome<Paper> add(Matter m, NewPaper wanted, byte[] text, UUID by) {
    try {
      Path at = Files.createTempFile("mandate-paper", ".tmp");
      try {
        Files.write(at, text);
        Sound ours = Sound.ofOurText(new String(text, StandardCharsets.UTF_8));
        return add(m, wanted, new PaperFile(at, text.length, PaperFile.sha256(at), ours), by);
      } finally {
        Files.deleteIfExists(at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Paper paper(Matter m, NewPaper wanted, PaperFile file, Sound found) {
    return new Paper(
        store.freshId(),
        m.id(),
        wanted.title().strip(),
        PaperRules.name(wanted.fileName(), found.type().ending()),
        found.type().mediaType(),
        file.sha256(),
        file.size(),
        wanted.whose(),
        wanted.sealed() || !m.isOpen() || !wanted.whose().isEmpty(),
        record.now());
  }

  private Paper keep(Matter m, Paper p, PaperFile file, Sound found, UUID by) {
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
    papers.add(p, file, found, by, entry);
    return p;
  }
}
