package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.matters.GiveAction;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** A set of minutes: to read, print, take away and check. */
public final class SetPages {
  private final SetGround ground;

  SetPages(SetGround ground) {
    this.ground = ground;
  }

  /**
   * A set.
   *
   * @param out what the reader is out of, and who minutes it
   * @param switched to the other text, approved or corrected; null where they are the same
   * @param acts buttons that send a form of their own
   */
  public record SetPage(
      String caption,
      String heading,
      Prose stands,
      List<Prose> out,
      @Nullable Prose switched,
      List<BlockShown> blocks,
      List<Button> buttons,
      List<Act> acts,
      List<Link> files,
      List<Prose> check) {}

  /** A button that sends an empty form. */
  public record Act(String action, Button button, String says) {}

  /**
   * A block.
   *
   * @param id of its heading
   * @param about what it hangs on, and what is kept closed longer; empty for nothing
   * @param corrections what was corrected, when and why
   */
  public record BlockShown(
      String id,
      String heading,
      Prose about,
      MinutesWords words,
      List<Prose> corrections,
      List<Link> links) {}

  public Reply show(Ask ask) {
    return ground.at(
        ask,
        f -> {
          Reading r = ground.minutes().read(f.set());
          if (r.blocks().isEmpty()) {
            return new Reply.NotFound();
          }
          boolean keeps = ground.minutes().mayWrite(f.part(), Optional.empty(), ask.who());
          boolean approved = ask.typed("text").equals("approved");
          String heading = "Minutes of " + f.meeting().title();
          SetPage page =
              new SetPage(
                  f.body().name() + ", meeting " + f.meeting().reference(),
                  heading + ": " + SetGround.part(f.part()).toLowerCase(Locale.UK),
                  Prose.of(ground.stands(f.set(), f.part())),
                  ground.out(f.meeting(), f.part()),
                  switched(f, r, approved),
                  blocks(f, r, approved, keeps, ask),
                  keeps ? buttons(f, r) : List.of(),
                  acts(f, r, keeps, ask),
                  files(f),
                  check(f, r));
          return ground.noted(
              ask,
              f,
              Reply.page("minutes/set.jte", heading, page)
                  .with(
                      SetGround.look(f.body())
                          .back(SetGround.at(f.meeting()), "Minutes of the meeting")));
        });
  }

  private static @Nullable Prose switched(SetGround.Found f, Reading r, boolean approved) {
    if (r.corrections().isEmpty()) {
      return null;
    }
    return approved
        ? Prose.of("This is the text as it was approved. ").link("Read it as corrected", f.path())
        : Prose.of("This is the text as corrected. ")
            .link("Read it as it was approved", f.path() + "?text=approved");
  }

  private List<BlockShown> blocks(
      SetGround.Found f, Reading r, boolean approved, boolean keeps, Ask ask) {
    List<BlockShown> shown = new ArrayList<>();
    for (Block b : approved ? r.blocks() : r.corrected()) {
      List<Link> links = new ArrayList<>();
      if (f.set().state().isOpen()
          ? ground.minutes().mayWrite(f.part(), b.item(), ask.who())
          : keeps) {
        links.add(
            f.set().state().isOpen()
                ? new Link("Edit " + b.heading(), f.path() + "/edit?block=" + b.key())
                : new Link("Correct " + b.heading(), f.path() + "/correct?block=" + b.key()));
      }
      b.item()
          .flatMap(
              GiveAction.of(f.body(), ground.minutes().roles(ask.who(), f.set().body()))::ofItem)
          .ifPresent(at -> links.add(new Link("Give an action of " + b.heading(), at)));
      if (ground.may(ask, f.set().body(), org.mandate.app.access.Action.KEEP_MINUTES)) {
        links.add(new Link("Versions of " + b.heading(), f.path() + "/versions?block=" + b.key()));
      }
      shown.add(
          new BlockShown(
              "block-" + b.key(),
              b.heading(),
              about(r, b),
              new MinutesWords(b.words()),
              corrections(f, r, b),
              links));
    }
    return shown;
  }

  private Prose about(Reading r, Block b) {
    Optional<Item> item = b.item().flatMap(ground.ground().meetings().agendas()::item);
    Prose about = Prose.empty();
    if (item.flatMap(Item::matter).isPresent()) {
      about = about.link("The matter", "/matters/" + item.flatMap(Item::matter).get()).text(". ");
    }
    boolean open = r.set().state().isOpen();
    if (open && item.filter(i -> MinutesRules.isAnnex(i, r.part())).isPresent()) {
      return about.text(
          "Its words are kept closed longer than this part. Only whoever may read the matter reads"
              + " them.");
    }
    if (b.item().filter(r.annexes()::containsKey).isPresent()) {
      about =
          about.text(
              "Its words are kept closed longer than this part. They are no part of the text that"
                  + " was approved with it, and have a SHA-256 of their own: "
                  + r.annexes().get(b.item().get())
                  + ".");
    }
    return about;
  }

  private List<Prose> corrections(SetGround.Found f, Reading r, Block b) {
    return r.corrections().stream()
        .filter(c -> c.key().equals(b.key()))
        .map(
            c ->
                Prose.empty()
                    .bold("Corrected on " + Dates.plain(c.day()))
                    .text(
                        " by the "
                            + ground.seat(f.set().body(), c.seat()).toLowerCase(Locale.UK)
                            + ": "
                            + c.reason()))
        .toList();
  }

  private List<Button> buttons(SetGround.Found f, Reading r) {
    return switch (f.set().state()) {
      case DRAFT ->
          List.of(
              Button.link(
                  "Edit beside the agenda",
                  f.path() + "/edit?block=" + r.blocks().getFirst().key()));
      case CIRCULATED -> {
        Button edit =
            Button.link(
                "Edit beside the agenda", f.path() + "/edit?block=" + r.blocks().getFirst().key());
        yield !ground.minutes().laterHeld(f.meeting()).isEmpty()
            ? List.of(
                Button.link("Record their approval", f.path() + "/approve"), edit.asSecondary())
            : List.of(edit);
      }
      case APPROVED, PUBLISHED -> List.of();
    };
  }

  private List<Act> acts(SetGround.Found f, Reading r, boolean keeps, Ask ask) {
    List<Act> acts = new ArrayList<>();
    if (keeps) {
      acts.addAll(acts(f));
    }
    List<String> missing = missing(f, r, ask);
    if (!missing.isEmpty()) {
      acts.add(
          new Act(
              f.path() + "/draft",
              Button.submit("Draft what is missing").asSecondary(),
              "Without words yet, and yours to write: " + String.join(", ", missing) + "."));
    }
    return acts;
  }

  /**
   * Items without words that the reader writes: because they keep the set, or its keeper is out.
   */
  private List<String> missing(SetGround.Found f, Reading r, Ask ask) {
    if (!f.set().state().isOpen()
        || !ground.may(ask, f.set().body(), org.mandate.app.access.Action.KEEP_MINUTES)) {
      return List.of();
    }
    java.util.Set<String> there =
        r.blocks().stream().map(Block::key).collect(java.util.stream.Collectors.toSet());
    Map<UUID, Integer> numbers = ground.minutes().numbers(f.meeting(), f.part());
    return ground.minutes().items(f.meeting(), f.part()).stream()
        .filter(i -> !there.contains(i.id().toString()))
        .filter(i -> ground.minutes().mayWrite(f.part(), Optional.of(i.id()), ask.who()))
        .map(i -> "item " + numbers.get(i.id()) + ", “" + i.title() + "”")
        .toList();
  }

  private List<Act> acts(SetGround.Found f) {
    return switch (f.set().state()) {
      case DRAFT ->
          List.of(
              new Act(
                  f.path() + "/circulate",
                  Button.submit("Circulate").asSecondary(),
                  "From then on whoever of the body may read this part reads them, as a draft."));
      case APPROVED ->
          f.part().kind() == org.mandate.app.meetings.Part.Kind.CLOSED
              ? List.of()
              : List.of(
                  new Act(
                      f.path() + "/publish",
                      Button.submit("Publish now"),
                      "Before the clock does. It cannot be taken back."));
      case CIRCULATED, PUBLISHED -> List.of();
    };
  }

  private static List<Link> files(SetGround.Found f) {
    return List.of(
        new Link("PDF", f.path() + "/minutes.pdf"),
        new Link("Word (DOCX)", f.path() + "/minutes.docx"),
        new Link("Plain text", f.path() + "/minutes.txt"));
  }

  /** How anybody can check that these minutes are those that were approved. */
  private List<Prose> check(SetGround.Found f, Reading r) {
    if (r.approval().isEmpty()) {
      return List.of();
    }
    Approval a = r.approval().get();
    Meeting later = ground.ground().meetings().find(a.meeting()).orElseThrow();
    List<Prose> lines = new ArrayList<>();
    Prose act =
        Prose.of(a.asCorrected() ? "Approved as corrected at " : "Approved at ")
            .link(later.title() + ", " + later.reference(), later.path());
    Optional<Item> item = a.item().flatMap(ground.ground().meetings().agendas()::item);
    lines.add(act.text(item.map(i -> ", item “" + i.title() + "”.").orElse(".")));
    lines.add(Prose.of("SHA-256 of the text as it was approved: ").bold(a.sha256()).text("."));
    if (r.isAsApproved().orElse(false)) {
      lines.add(
          Prose.of(
                  "The text on this page, without its corrections, has this SHA-256. To see for"
                      + " yourself, take the ")
              .link("plain text", f.path() + "/minutes.txt")
              .text(" and run sha256sum on it."));
    } else {
      lines.add(
          Prose.of(
              "It covers items that you are out of, too, so you cannot compute it from what you"
                  + " read here."));
    }
    place(a.entry())
        .ifPresent(
            place ->
                lines.add(
                    Prose.of("The same stands in the public record, ")
                        .link("entry " + place, "/record/entries/" + place)
                        .text(".")));
    return lines;
  }

  private Optional<Long> place(long entry) {
    return entry == 0
        ? Optional.empty()
        : ground.ground().record().entries(List.of(entry)).stream()
            .flatMap(e -> e.place().stream())
            .findFirst();
  }
}
