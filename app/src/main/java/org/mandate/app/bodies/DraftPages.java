package org.mandate.app.bodies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Parsed;
import org.mandate.constitution.Problem;

/**
 * Writing the next version of a constitution, clause by clause. A ballot adopts it, not this page.
 */
public final class DraftPages {
  private final Bodies bodies;

  public DraftPages(Bodies bodies) {
    this.bodies = bodies;
  }

  /**
   * The draft as a whole.
   *
   * @param ready whether it could be adopted as it stands
   * @param put where this very text is before the practices already; empty where it is not
   * @param others texts put before that are not this draft
   * @param putAddress where the draft is put to the practices
   */
  public record DraftPage(
      String heading,
      String caption,
      String address,
      boolean begun,
      boolean ready,
      Prose put,
      List<Prose> others,
      String putAddress,
      List<String> problems,
      Table clauses,
      List<ConstitutionPages.Changed> changes,
      List<Link> additions) {}

  public Reply show(Ask ask) {
    return bodies.find(ask.variable("body")).map(this::page).orElse(new Reply.NotFound());
  }

  private Reply page(Body body) {
    Optional<Adopted> now = bodies.constitutionAt(body.id(), bodies.now());
    Optional<Map<String, Object>> draft = bodies.drafts().draft(body.id());
    Map<String, Object> tree = tree(body);
    Parsed parsed = Constitution.parse(tree);
    List<String> problems =
        parsed instanceof Parsed.Refused r
            ? r.problems().stream().map(Problem::sentence).toList()
            : List.of();
    String address = "/bodies/" + body.slug() + "/draft";
    Table.Builder table =
        Table.named("Rules of the draft")
            .captionHidden()
            .column("Rule")
            .column("What it says")
            .column("")
            .stack();
    for (Map<?, ?> clause : clauses(tree)) {
      table.row(
          clause.get("number") + " " + clause.get("title"),
          String.valueOf(clause.get("text")),
          new Link("Change rule " + clause.get("number"), address + "/" + clause.get("number")));
    }
    List<ConstitutionPages.Changed> changes =
        parsed instanceof Parsed.Ok ok && now.isPresent()
            ? ConstitutionPages.changed(now.get().constitution().changesTo(ok.constitution()))
            : List.of();
    String heading =
        draft.isEmpty()
            ? "No draft is being written"
            : problems.isEmpty()
                ? "The draft changes " + Numbers.count(changes.size(), "rule", "rules")
                : Numbers.count(problems.size(), "thing", "things") + " to mend in the draft";
    return Reply.page(
            "bodies/draft.jte",
            heading,
            new DraftPage(
                heading,
                "Next constitution of " + body.name(),
                address,
                draft.isPresent(),
                draft.isPresent() && problems.isEmpty() && !changes.isEmpty(),
                put(body, parsed, true).stream().findFirst().orElse(Prose.empty()),
                put(body, parsed, false),
                "/bodies/" + body.slug() + "/matters/constitution",
                problems,
                table.build(),
                changes,
                ClauseForm.TYPES.entrySet().stream()
                    .map(t -> new Link(t.getValue(), address + "/new?type=" + t.getKey()))
                    .toList()))
        .with(
            BodiesPages.look(body)
                .back("/bodies/" + body.slug() + "/constitution", "Constitution"));
  }

  /** The undecided texts before the practices: this draft's own, or the others. */
  private List<Prose> put(Body body, Parsed draft, boolean own) {
    String hash =
        draft instanceof Parsed.Ok ok ? Amending.hash(ok.constitution().toMap()) : "no text";
    return bodies.proposals(body.id()).stream()
        .filter(p -> !p.decided() && p.hash().equals(hash) == own)
        .map(
            p ->
                Prose.of(own ? "This draft is before the practices as " : "Another text stands in ")
                    .link("matter " + p.reference(), p.path())
                    .text(". " + p.stage() + "."))
        .toList();
  }

  /** The draft, else what it would begin from: the version in force, else the model. */
  private Map<String, Object> tree(Body body) {
    return bodies
        .drafts()
        .draft(body.id())
        .orElseGet(
            () -> {
              List<Adopted> adopted = bodies.constitutions(body.id());
              Constitution from =
                  adopted.isEmpty()
                      ? ModelConstitution.collective(body.name())
                      : adopted.getLast().constitution();
              Map<String, Object> tree = new LinkedHashMap<>(from.toMap());
              tree.put("version", adopted.size() + 1L);
              return tree;
            });
  }

  private static List<Map<?, ?>> clauses(Map<String, Object> tree) {
    List<Map<?, ?>> all = new ArrayList<>();
    if (tree.get("clauses") instanceof List<?> list) {
      list.forEach(
          c -> {
            if (c instanceof Map<?, ?> m) all.add(m);
          });
    }
    return all;
  }

  /** Drops the draft. */
  public Reply change(Ask ask) {
    Optional<Body> body = bodies.find(ask.variable("body"));
    if (body.isEmpty()) {
      return new Reply.NotFound();
    }
    if (ask.typed("do").equals("drop")) {
      bodies.drafts().dropDraft(body.get().id());
    }
    return new Reply.Redirect("/bodies/" + body.get().slug() + "/draft");
  }

  // One clause

  public Reply ask(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .flatMap(b -> clause(b, ask).map(c -> form(b, ask, c, FormErrors.none())))
        .orElse(new Reply.NotFound());
  }

  private Optional<Map<?, ?>> clause(Body body, Ask ask) {
    if (ask.variable("clause").equals("new")) {
      String type = ClauseForm.TYPES.containsKey(ask.typed("type")) ? ask.typed("type") : "words";
      return Optional.of(
          Map.of("number", "", "title", "", "text", "", "setting", Map.of("type", type)));
    }
    return clauses(tree(body)).stream()
        .filter(c -> ask.variable("clause").equals(c.get("number")))
        .<Map<?, ?>>map(c -> c)
        .findFirst();
  }

  /** Keeps the clause in the draft, unless it is at fault by itself. */
  public Reply take(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    Optional<Map<?, ?>> before = found.flatMap(b -> clause(b, ask));
    if (before.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.orElseThrow();
    Map<String, Object> tree = new LinkedHashMap<>(tree(body));
    String type =
        before.get().get("setting") instanceof Map<?, ?> s
            ? String.valueOf(s.get("type"))
            : "words";
    Map<String, Object> clause = new LinkedHashMap<>();
    clause.put("number", ask.typed("number").strip());
    clause.put("title", ask.typed("title").strip());
    clause.put("text", ask.typed("text").strip().replace("\r\n", "\n"));
    clause.put("setting", form(body).read(type, ask));
    boolean removed = ask.typed("remove").equals("yes");
    tree.put("clauses", replaced(tree, ask.variable("clause"), removed ? null : clause));
    FormErrors errors = removed ? FormErrors.none() : errors(tree, clause);
    if (!errors.isEmpty()) {
      return form(body, ask, clause, errors);
    }
    bodies.drafts().keepDraft(body.id(), tree);
    return new Reply.Redirect("/bodies/" + body.slug() + "/draft");
  }

  private static List<Object> replaced(
      Map<String, Object> tree,
      String number,
      @org.jspecify.annotations.Nullable Map<String, Object> clause) {
    List<Object> all = new ArrayList<>();
    boolean done = false;
    for (Map<?, ?> old : clauses(tree)) {
      if (!number.equals(old.get("number"))) {
        all.add(old);
      } else if (clause != null) {
        all.add(clause);
        done = true;
      }
    }
    if (clause != null && !done) {
      all.add(clause);
    }
    return all;
  }

  /** The library's problems with this clause, at their boxes; others wait on the draft's page. */
  private static FormErrors errors(Map<String, Object> tree, Map<String, Object> clause) {
    FormErrors errors = FormErrors.none();
    if (Constitution.parse(tree) instanceof Parsed.Refused refused) {
      for (Problem p : refused.problems()) {
        if (p.clause().equals(clause.get("number"))) {
          boolean own = List.of("number", "title", "text", "").contains(p.field());
          errors.add(
              own ? (p.field().isEmpty() ? "text" : p.field()) : "f." + p.field(),
              p.what() + " " + p.mend());
        }
      }
    }
    return errors;
  }

  private ClauseForm form(Body body) {
    List<Field.Option> kinds = new ArrayList<>();
    List<Field.Option> seats = new ArrayList<>();
    for (Map<?, ?> clause : clauses(tree(body))) {
      if (clause.get("setting") instanceof Map<?, ?> s) {
        if ("kinds".equals(s.get("type"))) {
          kinds.addAll(options(s.get("kinds")));
        } else if ("seats".equals(s.get("type"))) {
          seats.addAll(options(s.get("seats")));
        }
      }
    }
    return new ClauseForm(kinds, seats);
  }

  private static List<Field.Option> options(@org.jspecify.annotations.Nullable Object rows) {
    List<Field.Option> all = new ArrayList<>();
    if (rows instanceof List<?> list) {
      for (Object row : list) {
        if (row instanceof Map<?, ?> m) {
          all.add(Field.Option.of(String.valueOf(m.get("id")), String.valueOf(m.get("title"))));
        }
      }
    }
    return all;
  }

  private Reply form(Body body, Ask ask, Map<?, ?> clause, FormErrors errors) {
    boolean added = ask.variable("clause").equals("new");
    Map<?, ?> setting = clause.get("setting") instanceof Map<?, ?> s ? s : Map.of("type", "words");
    String type = String.valueOf(setting.get("type"));
    List<FormView.Group> groups = new ArrayList<>();
    groups.add(
        FormView.group(
            "The rule in words",
            ask,
            errors,
            Field.text("number", "Number")
                .hint("Such as 5.1")
                .width(5)
                .value(String.valueOf(clause.get("number"))),
            Field.text("title", "Title").value(String.valueOf(clause.get("title"))),
            Field.area("text", "Text")
                .hint("It must say what the figures below say")
                .rows(5)
                .value(String.valueOf(clause.get("text")))));
    List<Field> boxes = form(body).fields(setting, ask, errors);
    if (!boxes.isEmpty()) {
      groups.add(
          new FormView.Group(
              "The same as data: "
                  + ClauseForm.TYPES.getOrDefault(type, type).toLowerCase(java.util.Locale.UK),
              boxes));
    }
    if (!added) {
      groups.add(
          FormView.group(
              "",
              ask,
              errors,
              Field.checkboxes(
                  "remove",
                  "Take the rule out",
                  List.of(Field.Option.of("yes", "Take this rule out of the draft")))));
    }
    String address = "/bodies/" + body.slug() + "/draft";
    FormView view =
        new FormView(
            added ? "Add a rule" : "Change rule " + ask.variable("clause"),
            "Next constitution of " + body.name(),
            List.of(Prose.of("This is a draft. Nothing is in force until a ballot adopts it.")),
            List.of(),
            address + "/" + ask.variable("clause"),
            errors,
            groups,
            Map.of("type", type),
            "Keep in the draft",
            new Link("Leave without keeping", address));
    Reply.Html page =
        Reply.page("bodies/form.jte", view.heading(), view)
            .with(BodiesPages.look(body).back(address, "Draft"));
    return errors.isEmpty() ? page : page.refused();
  }
}
