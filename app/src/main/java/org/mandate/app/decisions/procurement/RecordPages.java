package org.mandate.app.decisions.procurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.decisions.AtMeetings;
import org.mandate.app.decisions.Decision;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.decisions.PreparePages.PaperPage;
import org.mandate.app.decisions.Source;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Reply;

/** A commissioner's record of its own decision: the form for what no vote tells, and the files. */
public final class RecordPages {
  private final Procurements procurements;
  private final Decisions decisions;
  private final Matters matters;
  private final Meetings meetings;
  private final Bodies bodies;

  public RecordPages(
      Procurements procurements,
      Decisions decisions,
      Matters matters,
      Meetings meetings,
      Bodies bodies) {
    this.procurements = procurements;
    this.decisions = decisions;
    this.matters = matters;
    this.meetings = meetings;
    this.bodies = bodies;
  }

  public Reply pdf(Ask ask) {
    return export(ask, "pdf", "application/pdf", d -> d.document().pdf());
  }

  public Reply docx(Ask ask) {
    return export(
        ask,
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        d -> d.document().docx());
  }

  public Reply json(Ask ask) {
    return export(ask, "json", "application/json", RecordDocument::json);
  }

  private Reply export(
      Ask ask, String ending, String type, Function<RecordDocument, byte[]> write) {
    return decisions
        .find(ask.variable("decision"))
        .flatMap(d -> document(d).map(doc -> file(type, write.apply(doc), d.id() + "." + ending)))
        .orElse(new Reply.NotFound());
  }

  private static Reply file(String type, byte[] bytes, String name) {
    return new Reply.Bytes(
        type,
        bytes,
        Map.of(
            "Cache-Control",
            "no-store",
            "Content-Disposition",
            "attachment; filename=\"procurement-" + name + "\""));
  }

  /** Empty where the decision is not one of a commissioner by statute. */
  private Optional<RecordDocument> document(Decision d) {
    Body body = bodies.find(d.body()).orElseThrow();
    if (!Procurements.isFor(body, d) || !(d.source() instanceof Source.OfMeeting at)) {
      return Optional.empty();
    }
    Matter matter = matters.find(d.matter()).orElseThrow();
    AtMeetings.Words words = decisions.atMeetings().words(d).orElseThrow();
    return Optional.of(
        new RecordDocument(
            body, d, words, procurements.fields(at.item()).fields(), procurements.steps(matter)));
  }

  public Reply ask(Ask ask) {
    return item(
        ask,
        (item, body) -> {
          Procurements.Kept now = procurements.fields(item.id());
          return form(item, body, Boxes.of(now.fields()), now.version(), FormErrors.none());
        });
  }

  public Reply take(Ask ask) {
    return item(
        ask,
        (item, body) -> {
          Boxes typed = Boxes.typed(ask);
          return switch (procurements.keep(item, typed.fields(), typed.seen())) {
            case Outcome.Done<Procurements.Kept> done ->
                new Reply.Redirect("/items/" + item.id() + "/procurement");
            case Outcome.Refused<Procurements.Kept>(var faults) -> {
              FormErrors errors = FormErrors.none();
              faults.forEach(f -> errors.add(f.field(), f.words()));
              yield form(item, body, typed, typed.seen(), errors);
            }
          };
        });
  }

  private Reply item(Ask ask, BiFunction<Item, Body, Reply> then) {
    Optional<Item> item =
        ask.uuid("item").flatMap(meetings.agendas()::item).filter(i -> i.matter().isPresent());
    Optional<Body> body = item.flatMap(i -> bodies.find(i.body())).filter(Procurements::isFor);
    return body.isPresent() ? then.apply(item.orElseThrow(), body.get()) : new Reply.NotFound();
  }

  /** What the form's boxes hold. */
  private record Boxes(
      String process,
      String providers,
      String decided,
      String key,
      String basic,
      String award,
      String conflicts,
      int seen) {

    static Boxes of(RecordFields f) {
      return new Boxes(
          f.process().map(Process::code).orElse(""),
          String.join(
              "\n", f.providers().stream().map(p -> p.name() + "; " + p.address()).toList()),
          f.decided(),
          f.key(),
          f.basic(),
          f.award(),
          f.conflicts(),
          0);
    }

    static Boxes typed(Ask ask) {
      int seen = 0;
      try {
        seen = Integer.parseInt(ask.typed("seen"));
      } catch (NumberFormatException e) {
        // Somebody changed the form: as if nothing was seen.
      }
      return new Boxes(
          ask.typed("process"),
          ask.typed("providers"),
          ask.typed("decided"),
          ask.typed("key"),
          ask.typed("basic"),
          ask.typed("award"),
          ask.typed("conflicts"),
          seen);
    }

    RecordFields fields() {
      List<RecordFields.Provider> named = new ArrayList<>();
      for (String line : providers.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
        int at = line.indexOf(';');
        named.add(
            at < 0
                ? new RecordFields.Provider(line, "")
                : new RecordFields.Provider(
                    line.substring(0, at).strip(), line.substring(at + 1).strip()));
      }
      return new RecordFields(Process.of(process), named, decided, key, basic, award, conflicts);
    }
  }

  private Reply form(Item item, Body body, Boxes b, int version, FormErrors errors) {
    List<Field> fields =
        List.of(
            Field.select("process", "Which process was followed?", ProcurementPages.processes())
                .value(b.process()),
            Field.area("providers", "Which providers are awarded it?")
                .hint(
                    "One on each line: the name, a semicolon, the address of the registered office")
                .rows(3)
                .value(b.providers()),
            Field.area("decided", "How was it decided, and by whom?")
                .hint("A committee or job titles will do; the board and its vote are added")
                .rows(3)
                .value(b.decided()),
            Field.area("key", "How were the key criteria taken into account?")
                .rows(4)
                .value(b.key()),
            Field.area("basic", "How were the basic selection criteria assessed?")
                .rows(4)
                .value(b.basic()),
            Field.area("award", "In the Competitive Process: how were award criteria evaluated?")
                .rows(4)
                .value(b.award()),
            Field.area("conflicts", "Which conflicts were declared, and how were they managed?")
                .hint("What the walls found is added by number")
                .rows(3)
                .value(b.conflicts()));
    PaperPage page =
        new PaperPage(
            item.title() + ", " + body.name(),
            "The procurement’s record",
            "Regulation 24 of the Provider Selection Regime asks a relevant authority to keep this."
                + " Options, reasons and criteria stand in the decision paper; the vote, who was"
                + " there and representations are added from what happened.",
            errors,
            "/items/" + item.id() + "/procurement",
            String.valueOf(version),
            List.of(),
            fields,
            "Save the record",
            List.of(new Link("The decision paper", "/items/" + item.id() + "/paper")));
    Reply.Html html =
        Reply.page("decisions/paper.jte", "The procurement’s record", page)
            .with(
                Reply.Look.PLAIN
                    .body(body.name(), body.slug())
                    .back("/meetings/" + item.meeting(), "The meeting"));
    return errors.isEmpty() ? html : html.refused();
  }
}
