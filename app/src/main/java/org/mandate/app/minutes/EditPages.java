package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.meetings.Item;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.TextCompare;
import org.mandate.app.web.TypedWords;

/** Minutes edited beside the agenda: one item at a time, one form, saved by a press. */
public final class EditPages {
  private static final int ROWS = 18;
  private final SetGround ground;

  EditPages(SetGround ground) {
    this.ground = ground;
  }

  /**
   * The agenda on one side, the words of one of its items on the other.
   *
   * @param saved what was just saved; null for nothing
   * @param happened what a draft would say now; null where it says what stands there
   * @param changed what somebody else changed meanwhile; null for nothing
   * @param theirs words of whoever did; null for nothing
   * @param version the stamp that is sent along
   * @param says who saved these words last
   * @param keep under which the device keeps what is typed until it was taken
   * @param taken of words that were taken, so that the device forgets them; empty for none
   */
  public record EditPage(
      String caption,
      String heading,
      FormErrors errors,
      List<Line> agenda,
      List<Prose> notes,
      @Nullable String saved,
      @Nullable MinutesWords happened,
      @Nullable TextCompare changed,
      @Nullable MinutesWords theirs,
      String action,
      String block,
      int version,
      Field words,
      String says,
      String keep,
      String taken,
      List<Button> buttons,
      List<Link> links) {}

  /** A line of the agenda: where to go, or what is edited now. */
  public record Line(String words, @Nullable String href, String state) {}

  // What a form shows that is sent again

  private record Again(
      FormErrors errors, String typed, int version, Saved.@Nullable Overtaken overtaken) {}

  public Reply ask(Ask ask) {
    return one(ask, (f, block) -> page(ask, f, block, null));
  }

  private interface OnBlock {
    Reply apply(SetGround.Found f, Version version);
  }

  private Reply one(Ask ask, OnBlock then) {
    return ground.at(
        ask,
        f -> {
          Optional<Version> version = ground.minutes().version(f.set(), ask.typed("block"));
          if (version.isEmpty()) {
            return new Reply.NotFound();
          }
          Optional<UUID> item = version.get().block().item();
          if (!ground.minutes().mayWrite(f.part(), item, ask.who())) {
            return SetGround.refused(ground.takers(f.part(), item));
          }
          return f.set().state().isOpen()
              ? then.apply(f, version.get())
              : new Reply.Refused(
                  409,
                  "They are approved",
                  "What is wrong in approved minutes is corrected, with its reason, and what was"
                      + " approved stays beside it.");
        });
  }

  public Reply take(Ask ask) {
    return one(
        ask,
        (f, version) -> {
          Saved saved =
              ground
                  .minutes()
                  .save(
                      f.set(),
                      version.block().key(),
                      ask.typed("words"),
                      stamp(ask.typed("version")),
                      ask.who());
          return switch (saved) {
            case Saved.Kept kept -> new Reply.Redirect(next(ask, f, kept));
            case Saved.Overtaken o ->
                page(
                    ask,
                    f,
                    o.theirs(),
                    new Again(
                        FormErrors.of("words", "Read what changed, put it in, and save again"),
                        ask.typed("words"),
                        o.theirs().number(),
                        o));
            case Saved.Refused r ->
                page(
                    ask,
                    f,
                    version,
                    new Again(
                        SetGround.errors(r.faults()),
                        ask.typed("words"),
                        stamp(ask.typed("version")),
                        null));
          };
        });
  }

  private static String keep(Ask ask, SetGround.Found f, Block block) {
    return TypedWords.key(ask.who(), f.path() + "/edit?block=" + block.key());
  }

  private static int stamp(String typed) {
    try {
      return Integer.parseInt(typed);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String next(Ask ask, SetGround.Found f, Saved.Kept kept) {
    String then = ask.typed("then");
    String key = then.isEmpty() ? kept.version().block().key() : then;
    return f.path()
        + "/edit?block="
        + java.net.URLEncoder.encode(key, java.nio.charset.StandardCharsets.UTF_8)
        + "&saved="
        + kept.version().block().position()
        + "&taken="
        + keep(ask, f, kept.version().block());
  }

  private Reply page(Ask ask, SetGround.Found f, Version v, @Nullable Again again) {
    List<Version> all = ground.minutes().latest(f.set());
    Block block = v.block();
    String now = draftNow(f, block);
    Saved.Overtaken overtaken = again == null ? null : again.overtaken();
    List<Prose> notes = new ArrayList<>(notes(f, block));
    notes.addAll(ground.out(f.meeting(), f.part()));
    EditPage page =
        new EditPage(
            "Minutes of "
                + f.meeting().title()
                + ", "
                + SetGround.part(f.part()).toLowerCase(Locale.UK),
            block.heading(),
            again == null ? FormErrors.none() : again.errors(),
            agenda(f, all, block),
            notes,
            saved(ask, all),
            now.isBlank() || now.equals(block.words()) ? null : new MinutesWords(now),
            overtaken == null
                ? null
                : TextCompare.of(
                    overtaken.before().block().words(), overtaken.theirs().block().words()),
            overtaken == null ? null : new MinutesWords(overtaken.theirs().block().words()),
            f.path() + "/edit",
            block.key(),
            again == null ? v.number() : again.version(),
            words(again == null ? block.words() : again.typed()),
            says(f, v),
            keep(ask, f, block),
            TypedWords.taken(ask),
            buttons(all, block),
            List.of(
                new Link("Read the minutes", f.path()),
                new Link("Versions", f.path() + "/versions?block=" + block.key())));
    Reply.Html html =
        Reply.page("minutes/edit.jte", "Edit: " + block.heading(), page)
            .with(SetGround.look(f.body()).wider().back(f.path(), "The minutes"));
    return again == null ? ground.noted(ask, f, html) : ground.noted(ask, f, html.refused());
  }

  private static Field words(String typed) {
    return Field.area("words", "What the minutes say")
        .hint(
            "An empty line between paragraphs. “- ” begins a point of a list. “> ” begins each"
                + " line of what is kept word for word")
        .rows(ROWS)
        .value(typed);
  }

  private String draftNow(SetGround.Found f, Block block) {
    return ground.minutes().drafts(f.meeting(), f.part()).stream()
        .filter(b -> b.key().equals(block.key()))
        .map(Block::words)
        .findFirst()
        .orElse("");
  }

  private List<Prose> notes(SetGround.Found f, Block block) {
    Optional<Item> item = block.item().flatMap(ground.ground().meetings().agendas()::item);
    List<Prose> notes = new ArrayList<>();
    item.flatMap(Item::matter)
        .ifPresent(
            m ->
                notes.add(
                    Prose.of("This item is about ")
                        .link("its matter", "/matters/" + m)
                        .text(": papers, parties and conflicts stand there.")));
    if (item.filter(i -> MinutesRules.isAnnex(i, f.part())).isPresent()) {
      notes.add(
          Prose.of(
              "The matter of this item is kept closed longer than this part. What you write here is"
                  + " read only by whoever may read the matter, and is no part of what the others"
                  + " read."));
    }
    return notes;
  }

  private static List<Line> agenda(SetGround.Found f, List<Version> all, Block current) {
    return all.stream()
        .map(
            v ->
                new Line(
                    v.block().heading(),
                    v.block().key().equals(current.key())
                        ? null
                        : f.path() + "/edit?block=" + v.block().key(),
                    v.block().words().isBlank()
                        ? "no words yet"
                        : v.seat().isEmpty() ? "draft" : "edited"))
        .toList();
  }

  private static @Nullable String saved(Ask ask, List<Version> all) {
    return ask.field("saved")
        .map(EditPages::stamp)
        .flatMap(
            position ->
                all.stream()
                    .filter(v -> v.block().position() == position)
                    .filter(v -> position > 0 || v.block().item().isEmpty())
                    .findFirst())
        .map(
            v ->
                v.block().item().isEmpty()
                    ? "Saved"
                    : "Saved: " + v.block().heading() + ", version " + v.number())
        .orElse(null);
  }

  private String says(SetGround.Found f, Version v) {
    String by =
        v.seat().isEmpty()
            ? "The draft of "
            : "Saved last by the "
                + ground.seat(f.set().body(), v.seat()).toLowerCase(Locale.UK)
                + ", ";
    return by + Dates.plainTime(v.at()) + ", version " + v.number() + ".";
  }

  private static List<Button> buttons(List<Version> all, Block block) {
    List<Button> buttons = new ArrayList<>();
    Map<String, Block> next = new java.util.LinkedHashMap<>();
    for (int i = 0; i + 1 < all.size(); i++) {
      next.put(all.get(i).block().key(), all.get(i + 1).block());
    }
    Block after = next.get(block.key());
    if (after != null) {
      buttons.add(Button.submit("Save and go on", "then", after.key()));
      buttons.add(Button.submit("Save").asSecondary());
    } else {
      buttons.add(Button.submit("Save"));
    }
    return buttons;
  }
}
