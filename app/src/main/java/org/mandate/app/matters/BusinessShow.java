package org.mandate.app.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Body;
import org.mandate.app.files.FileType;
import org.mandate.app.files.Looked;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Step;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** The page of one matter of business: its notice to whoever may not know more, else all of it. */
public final class BusinessShow {
  private final BusinessGround ground;

  BusinessShow(BusinessGround ground) {
    this.ground = ground;
  }

  /** A closed matter to whoever may not read it: that it exists, why, by whom, until when. */
  public record NoticePage(String caption, String heading, Summary notice, Link list) {}

  /**
   * A matter of business.
   *
   * @param barrier what keeps the reader from it; empty for nothing
   * @param closure why it is closed; null where it is open
   * @param parties null while there are none
   * @param papers null while there are none
   */
  public record BusinessPage(
      String caption,
      String heading,
      Prose asAt,
      Prose openness,
      Prose barrier,
      List<Button> buttons,
      List<Link> links,
      List<String> reasons,
      @Nullable Summary closure,
      @Nullable Table parties,
      List<Step> stages,
      @Nullable Table papers,
      List<Link> keeping) {}

  Reply show(Ask ask, Matter m) {
    Body body = ground.body(m);
    Reply.Look look = MatterPages.look(body).back("/bodies/" + body.slug() + "/matters", "Matters");
    if (m.isWithheld()) {
      return Reply.page(
              "matters/notice.jte",
              m.title(),
              new NoticePage(
                  body.name(),
                  m.title(),
                  closure(m)
                      .line(
                          "If you need to know",
                          "Ask the conflicts guardian of the body, who decides whom to let in"),
                  new Link("All matters", "/bodies/" + body.slug() + "/matters")))
          .with(look);
    }
    Barrier barrier = ground.barriers().of(m, ask.who());
    boolean keeps = !barrier.out() && keeps(ground.bodies().roles(ask.who(), m.body()));
    BusinessPage page =
        new BusinessPage(
            "Matter " + m.reference() + ", " + body.name(),
            m.title(),
            held(m, "Raised on " + Dates.weekdayTime(m.openedAt()) + "."),
            OpennessWords.of(m),
            barrier.words(),
            List.of(
                Button.link(
                    "See who is out, and whether it is quorate",
                    BusinessGround.at(m) + "/conflicts")),
            links(m, barrier),
            MatterPages.paragraphs(m.reasons()),
            m.isOpen() ? null : closure(m),
            parties(m, keeps),
            stages(m),
            papers(m),
            keeps ? keeping(ask, m) : List.of());
    return ground
        .business()
        .views()
        .noted(m, ask.who(), Reply.page("matters/business.jte", m.title(), page).with(look));
  }

  /**
   * What a matter put to the practices has of business.
   *
   * @param parties null while nobody is named
   */
  record Touched(@Nullable Table parties, List<Link> links) {}

  Touched touched(Ask ask, Matter m) {
    Set<Role> roles = ground.bodies().roles(ask.who(), m.body());
    boolean keeps = keeps(roles) && !ground.barriers().of(m, ask.who()).out();
    @Nullable Table parties = parties(m, keeps);
    List<Link> links = new ArrayList<>();
    if (parties != null) {
      links.add(new Link("Who is conflicted on it", BusinessGround.at(m) + "/conflicts"));
    }
    if (keeps) {
      links.add(new Link("Add a party", BusinessGround.at(m) + "/parties/add"));
      giveAction(m, roles).ifPresent(links::add);
    }
    return new Touched(parties, links);
  }

  private Prose held(Matter m, String words) {
    return ground
        .matters()
        .holds()
        .onMatter(m.id())
        .map(why -> Prose.of(words + " ").bold(why + "."))
        .orElse(Prose.of(words));
  }

  private Optional<Link> giveAction(Matter m, Set<Role> roles) {
    return GiveAction.of(ground.body(m), roles)
        .ofMatter(m.id())
        .map(at -> new Link("Give an action of this matter", at));
  }

  private static boolean keeps(Set<Role> roles) {
    return roles.stream().anyMatch(Action.KEEP_BUSINESS.roles()::contains);
  }

  private Summary closure(Matter m) {
    List<Closure> all = ground.business().closures(m);
    Closure last = all.getLast();
    return Summary.empty()
        .line("Why it is closed", last.reason())
        .line("Closed by", ground.seat(m.body(), last.seat()))
        .line("It opens on", Dates.weekday(last.until()));
  }

  private @Nullable Table parties(Matter m, boolean keeps) {
    List<Party> all = ground.business().parties(m);
    if (all.isEmpty()) {
      return null;
    }
    Map<String, String> names =
        ground.names(all.stream().map(Party::organisation).filter(o -> !o.isEmpty()).toList());
    Map<java.util.UUID, String> people = ground.people(m.body());
    Table.Builder table =
        Table.named("Parties: whom it touches")
            .captionHidden()
            .stack()
            .column("Party")
            .column("What it is to the matter")
            .column("From")
            .column("Until")
            .column("From where that is known");
    if (keeps) {
      table.column("Change");
    }
    LocalDate today = ground.bodies().today();
    for (Party p : all) {
      Object name =
          p.person().isPresent()
              ? people.getOrDefault(p.person().get(), "A person")
              : new Link(
                  names.getOrDefault(p.organisation(), p.organisation()),
                  "/organisations/" + p.organisation());
      String until = p.until().map(Dates::plain).orElse("");
      boolean holds = p.until().map(today::isBefore).orElse(true);
      if (keeps) {
        table.row(
            name,
            PartyWords.of(p.role()),
            Dates.plain(p.from()),
            until,
            p.source(),
            holds
                ? new Link("End it", BusinessGround.at(m) + "/parties/" + p.id() + "/end")
                : null);
      } else {
        table.row(name, PartyWords.of(p.role()), Dates.plain(p.from()), until, p.source());
      }
    }
    return table.build();
  }

  private List<Step> stages(Matter m) {
    LocalDate today = ground.bodies().today();
    List<Step> steps = new ArrayList<>();
    ground
        .business()
        .stages(m)
        .forEach(
            (stage, from) -> {
              String words = PartyWords.stage(stage);
              steps.add(from.isAfter(today) ? Step.ahead(from, words) : Step.past(from, words));
            });
    return steps;
  }

  private @Nullable Table papers(Matter m) {
    List<Paper> all = ground.business().papers().of(m);
    if (all.isEmpty()) {
      return null;
    }
    Map<UUID, PaperText> found = ground.business().papers().found(m);
    Map<String, String> names =
        ground.names(all.stream().map(Paper::whose).filter(w -> !w.isEmpty()).toList());
    Table.Builder table =
        Table.named("Papers")
            .captionHidden()
            .stack()
            .column("Paper")
            .column("File")
            .column("Who may read it")
            .column("Whose")
            .column("Added");
    for (Paper p : all) {
      table.row(
          new Link(p.title(), BusinessGround.at(m) + "/papers/" + p.id()),
          file(p, found.get(p.id())),
          p.sealed() ? Status.part("Sealed") : Status.yes("Open"),
          p.whose().isEmpty() ? "The body’s own" : names.getOrDefault(p.whose(), p.whose()),
          Dates.plainTime(p.addedAt()));
    }
    return table.build();
  }

  // "PDF, 12 pages, 84 KB", and what a reader may want to know of it.
  private static Prose file(Paper p, @Nullable PaperText found) {
    StringBuilder words = new StringBuilder(FileType.of(p.mediaType()).words());
    words.setCharAt(0, Character.toUpperCase(words.charAt(0)));
    if (found != null && FileType.of(p.mediaType()) == FileType.PDF) {
      words.append(", ").append(Numbers.count(found.pages(), "page", "pages"));
    }
    Prose all = Prose.of(words.append(", ").append(Numbers.size(p.size())).toString());
    for (Looked.Note note :
        found == null ? List.<Looked.Note>of() : found.notes().stream().sorted().toList()) {
      all = note == Looked.Note.CUT ? all : all.newLine().quiet(note.words());
    }
    return all;
  }

  // A matter with stages is a procurement, and its clock has a page of its own.
  private List<Link> links(Matter m, Barrier barrier) {
    List<Link> links = new ArrayList<>(barrier.links());
    if (!ground.business().stages(m).isEmpty()) {
      links.add(
          new Link("Until when can we answer a notice?", BusinessGround.at(m) + "/procurement"));
    }
    return links;
  }

  private List<Link> keeping(Ask ask, Matter m) {
    String at = BusinessGround.at(m);
    List<Link> links = new ArrayList<>();
    links.add(new Link("Add a party", at + "/parties/add"));
    links.add(new Link("Set a stage", at + "/stages"));
    links.add(new Link("Note a notice of procurement", at + "/procurement/note"));
    links.add(new Link("Add a paper", at + "/papers/add"));
    if (!m.isOpen()) {
      links.add(new Link("Open it, or close it for longer", at + "/closure"));
    }
    Set<Role> roles = ground.bodies().roles(ask.who(), m.body());
    giveAction(m, roles).ifPresent(links::add);
    if (roles.contains(Role.GUARDIAN)) {
      links.add(new Link("Let somebody in", at + "/readers"));
    }
    return links;
  }
}
