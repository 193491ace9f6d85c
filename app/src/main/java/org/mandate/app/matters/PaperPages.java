package org.mandate.app.matters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.files.FileType;
import org.mandate.app.files.Looking;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Doorway;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Message;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.springframework.http.ContentDisposition;

/** Papers of a matter: adding one, and reading it. Opening a sealed one is noted first. */
public final class PaperPages {
  private final BusinessGround ground;
  private final Looking looking;

  public PaperPages(BusinessGround ground, Looking looking) {
    this.ground = ground;
    this.looking = looking;
  }

  public Reply form(Ask ask) {
    return ground.looked(ask, (m, body) -> form(ask, m, body, FormErrors.none()));
  }

  /** Who may keep the matter is asked first, then the file is looked at, then it is kept. */
  public Reply add(Ask ask) {
    return ground.kept(
        ask,
        (m, body) -> {
          Ask.Upload upload = ask.files().get("file");
          if (upload == null || upload.name().isEmpty()) {
            return form(ask, m, body, FormErrors.of("file", "Choose a file"));
          }
          return new Reply.Between<>(
              () -> PaperFile.of(looking, upload.at()),
              (again, file) -> keep(again, file, upload.name()));
        });
  }

  private Reply keep(Ask ask, PaperFile file, String name) {
    return ground.kept(
        ask,
        (m, body) -> {
          if (!(ask.who() instanceof Who.Person(UUID person))) {
            return new Reply.NotFound();
          }
          Papers.NewPaper wanted =
              new Papers.NewPaper(
                  ask.typed("title"),
                  name,
                  ask.typed("whose"),
                  !ask.typed("sealed").equals("open"));
          Outcome<Paper> added = ground.business().papers().add(m, wanted, file, person);
          return BusinessPages.done(added, m, errors -> form(ask, m, body, errors));
        });
  }

  private Reply.Html form(Ask ask, Matter m, Body body, FormErrors errors) {
    List<Party> parties =
        ground.business().parties(m).stream().filter(p -> !p.organisation().isEmpty()).toList();
    Map<String, String> names = ground.names(parties.stream().map(Party::organisation).toList());
    List<Field.Option> whose = new ArrayList<>();
    whose.add(Field.Option.of("", "The body’s own"));
    names.forEach((code, name) -> whose.add(Field.Option.of(code, name)));
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text("title", "What is it called?")
            .hint("Seen by whoever may read the paper")
            .value(ask.typed("title")));
    fields.add(
        Field.file("file", "The file")
            .hint(
                "PDF, DOCX, ODT, PNG, JPEG or plain text, up to 25 MB. It is opened and checked"
                    + " here first, which takes a few seconds"));
    if (m.isOpen()) {
      fields.add(
          Field.radios(
                  "sealed",
                  "Who may read it?",
                  List.of(
                      Field.Option.of("open", "Everybody", "It is public from now on"),
                      Field.Option.of(
                          "sealed",
                          "Only the body’s officers whom no conflict shuts out",
                          "Each opening is noted")))
              .value(ask.typed("sealed").isEmpty() ? "open" : ask.typed("sealed")));
    }
    fields.add(
        Field.select("whose", "Whose papers are they?", whose)
            .hint(
                "Papers of a bidder are always sealed. Whoever reads them may not act for another"
                    + " bidder on this matter")
            .value(ask.typed("whose")));
    return BusinessGround.form(
        m,
        body,
        "Add a paper",
        m.isOpen()
            ? List.of()
            : List.of(Prose.of("The matter is closed, so its papers are sealed.")),
        BusinessGround.at(m) + "/papers/add",
        errors,
        fields,
        Button.submit("Add the paper"),
        true);
  }

  private record Found(Matter matter, Paper paper) {}

  private Optional<Found> found(Ask ask) {
    Optional<Matter> m = ground.known(ask);
    // Whether there is such a paper is not even asked of a matter that is not known.
    Optional<Paper> paper =
        m.isEmpty()
            ? Optional.empty()
            : ask.uuid("paper").flatMap(ground.business().papers()::find);
    return m.isPresent() && paper.filter(p -> p.matter().equals(m.get().id())).isPresent()
        ? Optional.of(new Found(m.get(), paper.get()))
        : Optional.empty();
  }

  /** An open paper itself; for a sealed one, what opening it means. */
  public Reply look(Ask ask) {
    Optional<Found> found = found(ask);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Matter m = found.get().matter();
    Paper paper = found.get().paper();
    if (!paper.sealed()) {
      return bytes(m, paper);
    }
    List<Prose> words = new ArrayList<>();
    words.add(
        Prose.empty()
            .bold(paper.title())
            .text(", " + Numbers.size(paper.size()) + ", is sealed. Opening it is noted: who, and")
            .text(" when. The conflicts guardian reads these notes."));
    if (!paper.whose().isEmpty()) {
      String name = ground.names(List.of(paper.whose())).getOrDefault(paper.whose(), paper.whose());
      words.add(
          Prose.of(
              "It belongs to "
                  + name
                  + ". From then on you may not act for another bidder on this matter, because you"
                  + " know what "
                  + name
                  + " offers. If you act for another bidder, or mean to, do not open it."));
    }
    Message message =
        Message.oneButton(
                "Open a sealed paper?",
                words,
                BusinessGround.at(m) + "/papers/" + paper.id(),
                "Open the paper")
            .withLinks(List.of(new Link("Leave it closed", BusinessGround.at(m))));
    return ground
        .business()
        .views()
        .noted(m, ask.who(), Doorway.message(message).with(BusinessGround.look(m, ground.body(m))));
  }

  /** Opens a paper; that it was opened is kept in the same transaction. */
  public Reply open(Ask ask) {
    Optional<Found> found = found(ask);
    if (found.isEmpty() || !(ask.who() instanceof Who.Person(UUID person))) {
      return new Reply.NotFound();
    }
    Matter m = found.get().matter();
    Paper paper = found.get().paper();
    Reply answer = bytes(m, paper);
    if (paper.sealed() && answer instanceof Reply.Bytes) {
      ground.business().views().opened(paper, person);
      if (!paper.whose().isEmpty()) {
        ground.barriers().opened(m, paper, person);
      }
    }
    return answer;
  }

  private Reply bytes(Matter m, Paper paper) {
    return ground
        .business()
        .papers()
        .bytes(paper)
        .<Reply>map(
            bytes ->
                new Reply.Bytes(
                    paper.mediaType(),
                    bytes,
                    Map.of(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                            .filename(name(m, paper), StandardCharsets.UTF_8)
                            .build()
                            .toString(),
                        "Cache-Control",
                        paper.sealed() ? "no-store" : "no-cache",
                        "X-Content-Type-Options",
                        "nosniff",
                        // Opened in a browser all the same, it could do nothing and fetch nothing.
                        "Content-Security-Policy",
                        "default-src 'none'; sandbox")))
        .orElse(new Reply.NotFound());
  }

  // What is sealed says nothing by its name, in a folder of downloads or in a log of a proxy.
  private String name(Matter m, Paper paper) {
    if (!paper.sealed()) {
      return paper.fileName();
    }
    List<UUID> all = ground.business().papers().of(m).stream().map(Paper::id).toList();
    return "paper-" + (all.indexOf(paper.id()) + 1) + FileType.of(paper.mediaType()).ending();
  }
}
