package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.HandlingRules.Standing;
import org.mandate.conflicts.ItemRules.ProxyAnswer;
import org.mandate.conflicts.ItemRules.Told;
import org.mandate.conflicts.Outlook;
import org.mandate.conflicts.Outlook.Place;

/**
 * The tables of the page before the item, cut for their reader.
 *
 * @param visible the parties that the reader may see, as the library names them
 * @param at address of the matter
 * @param policyAt address of the adopted policy
 * @param officer whether the reader holds an office of the body
 * @param chooses whether the reader chooses how a conflict is handled
 */
record ItemTables(
    Picture picture,
    Set<String> visible,
    String at,
    String policyAt,
    boolean officer,
    boolean chooses) {
  private static final String INDIRECT = "Conflicted, indirect";

  Table seats(Outlook outlook) {
    Table.Builder table =
        Table.named("Who remains for the item").stack().column("Member").column("Role");
    table.column("The item").column("Why");
    if (officer) {
      table.column("Said at the item");
    }
    if (chooses) {
      table.column("Choose");
    }
    List<Outlook.Seat> seats = new ArrayList<>(outlook.seats());
    seats.sort(
        Comparator.comparing(Outlook.Seat::place).thenComparing(s -> picture.name(s.person())));
    for (Outlook.Seat seat : seats) {
      Picture.Told told = picture.of(UUID.fromString(seat.person()));
      List<Object> cells = new ArrayList<>();
      cells.add(picture.name(seat.person()));
      cells.add(ShutWords.role(seat.role(), 1));
      cells.add(state(seat.place(), told));
      cells.add(why(told));
      if (officer) {
        cells.add(said(told));
      }
      if (chooses) {
        cells.add(
            told instanceof Picture.Told.Conflicted
                ? new Link("Choose how it is handled", at + "/handling/" + seat.person())
                : Prose.empty());
      }
      table.row(cells.toArray());
    }
    Outlook.Need number = outlook.quorum().getFirst();
    List<Object> total = new ArrayList<>();
    total.add(seats.size() + (seats.size() == 1 ? " member" : " members"));
    total.add("");
    total.add(number.remain() + (number.remain() == 1 ? " remains" : " remain"));
    total.add("Quorum is " + number.needed());
    if (officer) {
      total.add("");
    }
    if (chooses) {
      total.add("");
    }
    table.total(total.toArray());
    return table.build();
  }

  private Prose state(Place place, Picture.Told told) {
    Status status =
        switch (place) {
          case REMAINS -> Status.yes("Remains");
          case TO_BE_CHOSEN -> Status.part("To be chosen");
          case WITHOUT_A_VOTE -> Status.no(leaves(told) ? "Must leave" : "No vote");
          case NOT_JUDGED -> Status.none("Not judged");
        };
    Prose words = Prose.from(status);
    boolean chosen =
        officer
            && told instanceof Picture.Told.Conflicted c
            && c.standing().filter(Standing.Stands.class::isInstance).isPresent();
    if (chosen
        && told instanceof Picture.Told.Conflicted c
        && c.standing().get() instanceof Standing.Stands(Facts.Choice choice)) {
      words =
          words
              .newLine()
              .quiet(
                  "Chosen: "
                      + ShutWords.chosen(choice.handling()).toLowerCase(java.util.Locale.UK));
    }
    return words;
  }

  private static boolean leaves(Picture.Told told) {
    return told instanceof Picture.Told.Conflicted c
        && c.shut().contains(org.mandate.conflicts.Handling.Shut.ROOM);
  }

  private Prose why(Picture.Told told) {
    return switch (told) {
      case Picture.Told.Clear clear -> Prose.of(String.join(" ", clear.why()));
      case Picture.Told.NotJudged not -> Prose.of(not.why());
      case Picture.Told.Conflicted found -> {
        List<Picture.Path> shown = shown(found);
        boolean kept = found.indirect() || shown.size() < found.paths().size();
        if (shown.isEmpty()) {
          yield Prose.of(found.indirect() ? INDIRECT : "Conflicted; the party is not public");
        }
        Prose words = Prose.of(shown.getFirst().sentence());
        String clause = shown.getFirst().conflict().rule().clause();
        words = words.text(" ").rule(clause, policyAt + "#rule-" + clause);
        int more = shown.size() - 1;
        if (more > 0) {
          words = words.text(" And " + more + (more == 1 ? " path more." : " paths more."));
        }
        yield kept ? words.text(" Also " + INDIRECT.toLowerCase(java.util.Locale.UK) + ".") : words;
      }
    };
  }

  /** A person who is a party is not named to whoever may not see that they are one. */
  private List<Picture.Path> shown(Picture.Told.Conflicted found) {
    return found.paths().stream()
        .filter(p -> visible.contains(p.conflict().party().who()))
        .toList();
  }

  private Prose said(Picture.Told told) {
    if (!(told instanceof Picture.Told.Conflicted found) || found.paths().isEmpty()) {
      return Prose.empty();
    }
    List<Told> all = found.paths().stream().map(Picture.Path::told).toList();
    if (all.contains(Told.AT_THE_ITEM)) {
      return Prose.from(Status.yes("Declared at the item"));
    }
    return all.contains(Told.ON_THE_REGISTER_ONLY)
        ? Prose.from(Status.soon("On the register, not declared at the item"))
        : Prose.from(Status.none("Not declared"));
  }

  Optional<Table> proxies(List<Facts.Proxy> seen) {
    Table.Builder table =
        Table.named("Votes given to a colleague")
            .stack()
            .column("Who gave it")
            .column("Who holds it")
            .column("Does it hold?")
            .column("Why");
    boolean any = false;
    for (ProxyAnswer answer : picture.proxies()) {
      Facts.Proxy proxy =
          switch (answer) {
            case ProxyAnswer.Holds h -> h.proxy();
            case ProxyAnswer.Refused r -> r.proxy();
          };
      if (!seen.contains(proxy)) {
        continue;
      }
      any = true;
      table.row(
          picture.name(proxy.giver()),
          picture.name(proxy.holder()),
          answer instanceof ProxyAnswer.Holds ? Status.yes("Holds") : Status.no("Does not hold"),
          answer instanceof ProxyAnswer.Refused r
              ? Prose.of(r.why() + " ").rule(r.clause(), policyAt + "#rule-" + r.clause())
              : Prose.of("Neither is conflicted"));
    }
    return any ? Optional.of(table.build()) : Optional.empty();
  }

  Optional<Table> routes(Outlook outlook) {
    if (outlook.routes().isEmpty()) {
      return Optional.empty();
    }
    Table.Builder table =
        Table.named("Lawful routes, in the policy’s order")
            .stack()
            .column("Route")
            .column("What it would give")
            .column("Open here?")
            .column("Rule");
    int place = 0;
    for (Outlook.RouteAnswer route : outlook.routes()) {
      place++;
      String clause = route.route().clause();
      table.row(
          place + ". " + ShutWords.way(route.route().way()),
          route.words(),
          route.open() ? Status.yes("Yes") : Status.no("Not open here"),
          new Link(clause, policyAt + "#rule-" + clause));
    }
    return Optional.of(table.build());
  }
}
