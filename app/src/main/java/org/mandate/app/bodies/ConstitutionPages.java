package org.mandate.app.bodies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Rule;
import org.mandate.app.web.Table;
import org.mandate.constitution.Change;
import org.mandate.constitution.Clause;

/** A constitution as people read it, its versions, and what each changed. */
public final class ConstitutionPages {
  private final Bodies bodies;

  public ConstitutionPages(Bodies bodies) {
    this.bodies = bodies;
  }

  /**
   * One version.
   *
   * @param clauses each with its number as anchor
   */
  public record ReadPage(
      String heading,
      String caption,
      Prose asAt,
      List<Rule> clauses,
      Table versions,
      String address) {}

  /** What one version changed. */
  public record ChangesPage(String heading, String caption, Prose asAt, List<Changed> changes) {}

  /** One clause that differs; an absent side is null. */
  public record Changed(String heading, @Nullable String before, @Nullable String after) {}

  /** The version in force now. */
  public Reply now(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .flatMap(b -> bodies.constitutionAt(b.id(), bodies.now()).map(a -> read(b, a)))
        .orElse(new Reply.NotFound());
  }

  public Reply version(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .flatMap(b -> adopted(b, ask).map(a -> read(b, a)))
        .orElse(new Reply.NotFound());
  }

  private Optional<Adopted> adopted(Body body, Ask ask) {
    return bodies.constitutions(body.id()).stream()
        .filter(a -> String.valueOf(a.version()).equals(ask.variable("version")))
        .findFirst();
  }

  private Reply read(Body body, Adopted adopted) {
    String address = "/bodies/" + body.slug() + "/constitution";
    List<Rule> rules =
        adopted.constitution().clauses().stream()
            .map(c -> Rule.of(c.number(), c.title(), c.text()))
            .toList();
    return Reply.page(
            "bodies/constitution.jte",
            adopted.constitution().title(),
            new ReadPage(
                adopted.constitution().title(),
                body.name(),
                asAt(adopted),
                rules,
                versions(body, address),
                address))
        .with(BodiesPages.look(body).back("/bodies/" + body.slug(), body.name()));
  }

  private static Prose asAt(Adopted a) {
    return by(
            Prose.of(
                "Version " + a.version() + ", in force from " + Dates.plainTime(a.from()) + ". "),
            a)
        .text(
            ". "
                + Numbers.count(a.constitution().clauses().size(), "rule", "rules")
                + ". Fingerprint "
                + a.hash().substring(0, 16));
  }

  private static Prose by(Prose words, Adopted a) {
    return a.decision()
        .map(
            d ->
                words
                    .text("Adopted by the practices in ")
                    .link("decision " + reference(d), "/decisions/" + d))
        .orElse(words.text("Adopted with the founding"));
  }

  /** "2026-041" of "marlbrook-2026-041". */
  private static String reference(String decision) {
    return decision.replaceFirst("^.*-(?=[0-9]{4}-[0-9]+$)", "");
  }

  private Table versions(Body body, String address) {
    Table.Builder table =
        Table.named("Versions")
            .captionHidden()
            .column("Version")
            .column("In force from")
            .column("Adopted")
            .column("What it changed")
            .stack();
    for (Adopted a : bodies.constitutions(body.id())) {
      table.row(
          new Link("Version " + a.version(), address + "/" + a.version()),
          Dates.plainTime(a.from()),
          by(Prose.empty(), a),
          a.version() == 1
              ? "The first"
              : new Link(
                  "See the changes in version " + a.version(),
                  address + "/" + a.version() + "/changes"));
    }
    return table.build();
  }

  public Reply changes(Ask ask) {
    Optional<Body> body = bodies.find(ask.variable("body"));
    Optional<Adopted> after = body.flatMap(b -> adopted(b, ask));
    if (after.isEmpty() || after.get().version() == 1) {
      return new Reply.NotFound();
    }
    Adopted before = bodies.constitutions(body.get().id()).get((int) after.get().version() - 2);
    List<Changed> changed = changed(before.constitution().changesTo(after.get().constitution()));
    String heading =
        "Version "
            + after.get().version()
            + " changed "
            + Numbers.count(changed.size(), "rule", "rules");
    return Reply.page(
            "bodies/changes.jte",
            heading,
            new ChangesPage(
                heading, after.get().constitution().title(), asAt(after.get()), changed))
        .with(
            BodiesPages.look(body.get())
                .back("/bodies/" + body.get().slug() + "/constitution", "Constitution"));
  }

  /** What differs, clause by clause, in words. */
  public static List<Changed> changed(List<Change> changes) {
    List<Changed> all = new ArrayList<>();
    for (Change c : changes) {
      Clause named = c.after() == null ? c.before() : c.after();
      String title = named == null ? "" : named.title();
      all.add(
          new Changed(
              c.number() + " " + title + ": " + c.word(),
              c.before() == null ? null : words(c.before(), c.after()),
              c.after() == null ? null : words(c.after(), c.before())));
    }
    return all;
  }

  /** The text; where only the data differ, the data too. */
  private static String words(Clause clause, @Nullable Clause other) {
    return other != null && other.text().equals(clause.text())
        ? clause.title() + ". " + clause.text() + " As data: " + clause.setting()
        : clause.text();
  }
}
