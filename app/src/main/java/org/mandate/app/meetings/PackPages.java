package org.mandate.app.meetings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.files.Document;
import org.mandate.app.files.FileType;
import org.mandate.app.files.Looked;
import org.mandate.app.files.Looking;
import org.mandate.app.files.Pack;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Paper;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Reply;

/**
 * The pack of a meeting: one PDF of the agenda and the papers that whoever asks may see. It is put
 * together after the request's transaction; a sealed paper in it counts as opened, which is noted
 * before the pack leaves. A sealed paper of a party is left out, because opening it shuts its
 * reader out of acting for another, and they are to choose that knowingly.
 */
public final class PackPages {
  private static final long MOST_BYTES = 150L << 20;
  private final PageGround ground;
  private final Looking looking;

  PackPages(PageGround ground, Looking looking) {
    this.ground = ground;
    this.looking = looking;
  }

  /** What goes in, gathered inside the request's transaction, the papers' bytes in a folder. */
  private record Gathered(
      Path folder, List<Line> lines, List<Paper> opened, List<Runnable> notes) {}

  /** A paper or a page of our own. */
  private sealed interface Line {
    record Page(int depth, String title, Document document) implements Line {}

    record File(Paper paper, String title, Path bytes) implements Line {}
  }

  public Reply pack(Ask ask) {
    return ground.at(
        ask,
        (m, body) -> {
          AgendaView view = AgendaPages.view(ground, m);
          Gathered g = gathered(ask, m, body, view);
          String about =
              body.name()
                  + (ask.who() instanceof Who.Person
                      ? ". For one reader: it holds what they may see"
                      : ". For everybody");
          return new Reply.Apart(() -> bound(m, g, about));
        });
  }

  private Reply bound(Meeting m, Gathered g, String about) {
    try {
      List<Pack.Part> parts = g.lines().stream().map(this::part).toList();
      String title = "Pack: " + m.title() + ", " + Dates.plain(Dates.on(m.startsAt()));
      return switch (looking.bind(new Pack(title, about, parts))) {
        case Looking.Packed.Made(byte[] pdf) -> noted(g, answer(m, pdf));
        case Looking.Packed.Not(Looked.Trouble trouble) ->
            new Reply.Refused(503, "This pack cannot be made now", trouble.words() + ".");
      };
    } finally {
      forget(g.folder());
    }
  }

  private static Reply noted(Gathered g, Reply pdf) {
    return g.notes().isEmpty() ? pdf : new Reply.Noted(pdf, () -> g.notes().forEach(Runnable::run));
  }

  // The name tells no title, in a folder of downloads or in a log of a proxy.
  private static Reply answer(Meeting m, byte[] pdf) {
    return new Reply.Bytes(
        "application/pdf",
        pdf,
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"pack-" + m.reference() + ".pdf\"",
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff"));
  }

  private Pack.Part part(Line line) {
    return switch (line) {
      case Line.Page p -> new Pack.Part.Page(p.depth(), p.title(), p.document());
      case Line.File(Paper paper, String title, Path bytes) ->
          new Pack.Part.Paper(
              2,
              title,
              paper.sealed() ? "sealed paper" : paper.fileName(),
              type(paper),
              paper.sha256(),
              paper.size(),
              words(paper, bytes),
              out -> Files.copy(bytes, out));
    };
  }

  private static FileType type(Paper paper) {
    try {
      return FileType.of(paper.mediaType());
    } catch (IllegalArgumentException _) {
      return FileType.TEXT;
    }
  }

  private String words(Paper paper, Path bytes) {
    return switch (type(paper)) {
      case DOCX, ODT, TEXT -> looking.look(bytes) instanceof Looked.Sound sound ? sound.text() : "";
      case PDF, PNG, JPEG -> "";
    };
  }

  // Inside the transaction

  private Gathered gathered(Ask ask, Meeting m, Body body, AgendaView view) {
    Path folder = folder();
    try {
      List<Line> lines = new ArrayList<>();
      Gathered g = new Gathered(folder, lines, new ArrayList<>(), new ArrayList<>());
      lines.add(new Line.Page(1, "Agenda", agenda(m, body, view)));
      long left = MOST_BYTES;
      for (AgendaView.Line line : view.lines()) {
        if (line.item().isPresent()) {
          left = item(ask, g, line, line.item().get(), left);
        }
      }
      return g;
    } catch (RuntimeException fault) {
      forget(folder);
      throw fault;
    }
  }

  private long item(Ask ask, Gathered g, AgendaView.Line line, Item i, long room) {
    Optional<Matter> matter = i.matter().flatMap(ground.matters()::find);
    List<Paper> papers = AgendaPages.papers(ground, line);
    String title = line.number() + ". " + i.title();
    Document.Builder page =
        Document.titled(title)
            .paragraph(i.kind().words() + ".")
            .paragraph(
                line.leave().isPresent()
                    ? "You are out of this item, so its papers are not in your pack."
                    : "")
            .paragraph(matter.map(Matter::reasons).orElse(""));
    List<Line> files = new ArrayList<>();
    long left = room;
    for (Paper paper : papers) {
      if (paper.sealed() && (!paper.whose().isEmpty() || !(ask.who() instanceof Who.Person))) {
        page.note(
            "A sealed paper of a party stands on the matter’s page. Opening it has consequences,"
                + " so it is not in a pack.");
        continue;
      }
      Optional<byte[]> bytes =
          paper.size() > left ? Optional.empty() : ground.business().papers().bytes(paper);
      if (bytes.isEmpty()) {
        page.note(
            "“" + paper.title() + "”, " + Numbers.size(paper.size()) + ": download it on its own.");
        continue;
      }
      left -= paper.size();
      files.add(
          new Line.File(paper, paper.title(), kept(g.folder(), files.size(), paper, bytes.get())));
      if (paper.sealed() && ask.who() instanceof Who.Person(UUID person)) {
        g.opened().add(paper);
        g.notes().add(() -> ground.business().views().opened(paper, person));
      }
    }
    g.lines().add(new Line.Page(1, title, page.build()));
    g.lines().addAll(files);
    // Of an item that is sealed by its part alone no matter is seen, so there is nothing to note.
    if (matter.isPresent()
        && ground.business().views().noted(matter.get(), ask.who(), new Reply.NotFound())
            instanceof Reply.Noted seen) {
      g.notes().add(seen.note());
    }
    return left;
  }

  private Document agenda(Meeting m, Body body, AgendaView view) {
    Document.Builder out =
        Document.titled(m.title())
            .about(body.name() + ", meeting " + m.reference())
            .rows(
                Document.row("When", AgendaWords.span(m)),
                Document.row("Where", m.place().isBlank() ? "Not said yet" : m.place()),
                Document.row("State", m.state().words()),
                Document.row("Chair", ground.holder(body, "chair")),
                Document.row("Notice", AgendaWords.notice(ground, m, body).plain()));
    for (AgendaView.OfPart part : view.parts()) {
      out.heading(AgendaWords.heading(part))
          .paragraph(AgendaWords.closure(ground, body, part.part()).plain());
      List<List<String>> rows = new ArrayList<>();
      for (AgendaView.Line line : part.lines()) {
        rows.add(
            List.of(
                line.number(),
                line.item().map(Item::title).orElse("An item that you leave")
                    + (line.leave().isPresent() ? " (you are out of it)" : ""),
                view.plan()
                    .start(line.id())
                    .map(at -> Dates.time(at.atZone(Dates.LONDON).toLocalTime()))
                    .orElse(""),
                line.item().map(i -> i.kind().words()).orElse("")));
      }
      if (!rows.isEmpty()) {
        out.table(
            "Items of part " + part.number(),
            List.of("Item", "What it is", "Time", "What is wanted"),
            rows);
      }
    }
    return out.build();
  }

  // Files of one pack

  private static Path folder() {
    try {
      return Files.createTempDirectory("mandate-pack");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path kept(Path folder, int n, Paper paper, byte[] bytes) {
    try {
      return Files.write(folder.resolve(n + "-" + paper.id()), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forget(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
