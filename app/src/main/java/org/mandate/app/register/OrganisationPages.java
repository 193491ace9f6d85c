package org.mandate.app.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mandate.app.access.Who;
import org.mandate.app.web.Ask;
import org.mandate.app.web.DatePlot;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Figure;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Path;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/** The page of one organisation, at a date, as known now or as known then. */
public final class OrganisationPages {
  private final Register register;
  private final People people;

  OrganisationPages(Register register, People people) {
    this.register = register;
    this.people = people;
  }

  /**
   * An organisation's page.
   *
   * @param date the day it speaks of
   * @param asKnownThen what we held on that day, instead of what we hold now
   * @param now as known now, for comparison
   * @param shown as asked for; empty when nothing was held then
   * @param place practice, network, commissioner, board: drawn as a path
   * @param members practices of a network, commissioner or neighbourhood on that day
   * @param ties to other organisations, of all periods
   * @param people those whom the reader may see
   */
  public record OrganisationPage(
      LocalDate date,
      boolean asKnownThen,
      Organisation now,
      Optional<Organisation> shown,
      Optional<Path> place,
      List<Relation> predecessors,
      List<Relation> successors,
      Optional<Figure> lists,
      Optional<ListSize> listSize,
      List<Organisation> history,
      List<Member> members,
      List<TieGroup> ties,
      List<Affiliation> people,
      List<Authority> authorities,
      boolean keepsPeople,
      boolean keepsRegister,
      Map<String, String> names) {

    public String named(String code) {
      return names.getOrDefault(code, code);
    }
  }

  /** A practice of the organisation shown, with its patients. */
  public record Member(String code, String name, Optional<ListSize> patients) {}

  Reply organisation(Ask ask) {
    String code = ask.variable("code");
    LocalDate date = ask.dateBoxes("on").or(() -> ask.date("on")).orElseGet(people::today);
    boolean then = "then".equals(ask.field("known").orElse("now"));
    Optional<Organisation> now = register.organisation(code, date);
    if (now.isEmpty()) {
      return new Reply.NotFound();
    }
    Instant endOfDay = date.plusDays(1).atStartOfDay(Dates.LONDON).toInstant();
    Optional<Organisation> shown = then ? register.organisationAsKnown(code, date, endOfDay) : now;
    List<Relation> relations = register.relations(code);
    List<Tie> ties =
        then ? register.ties().asKnown(code, endOfDay) : register.ties().touching(List.of(code));
    boolean keeps = ask.who() instanceof Who.Person && people.askedByRegistrar();
    Map<String, String> names = register.names(mentioned(now.get(), relations, ties));
    List<ListSize> sizes = register.listHistory(code, Register.REGISTERED);
    OrganisationPage page =
        new OrganisationPage(
            date,
            then,
            now.get(),
            shown,
            place(now.get(), date),
            relations.stream().filter(r -> is(r, "successor") && r.parent().equals(code)).toList(),
            relations.stream().filter(r -> is(r, "successor") && r.child().equals(code)).toList(),
            plot(sizes),
            register.listSize(code, Register.REGISTERED, date),
            register.history(code),
            members(now.get(), date),
            TieGroup.of(code, ties, names, keeps),
            seen(ask, code),
            ask.who() instanceof Who.Person ? people.authorities(code, date) : List.of(),
            ask.who() instanceof Who.Person
                && (people.askedByVoterOf(code) || people.askedByRegistrar()),
            keeps,
            names);
    return Reply.page("register/organisation.jte", now.get().name(), page);
  }

  private static boolean is(Relation relation, String kind) {
    return relation.relation().equals(kind);
  }

  private List<Affiliation> seen(Ask ask, String code) {
    return ask.who() instanceof Who.Person ? people.affiliationsAt(code) : List.of();
  }

  private static List<String> mentioned(
      Organisation organisation, List<Relation> relations, List<Tie> ties) {
    return Stream.of(
            Stream.of(organisation.commissioner(), organisation.geography()),
            relations.stream().flatMap(r -> Stream.of(r.child(), r.parent())),
            ties.stream().flatMap(t -> Stream.of(t.child(), t.parent())))
        .flatMap(codes -> codes)
        .filter(c -> !c.isEmpty())
        .distinct()
        .toList();
  }

  /** From the practice upwards, as far as it is known. */
  private Optional<Path> place(Organisation organisation, LocalDate date) {
    if (!organisation.isPractice()) {
      return Optional.empty();
    }
    Optional<String> network = register.networkOf(organisation.code(), date);
    List<String> codes = new ArrayList<>();
    network.ifPresent(codes::add);
    String commissioner = organisation.commissioner();
    Optional<String> board =
        commissioner.isEmpty() ? Optional.empty() : register.boardOf(commissioner, date);
    codes.add(commissioner);
    board.ifPresent(codes::add);
    Map<String, String> names = register.names(codes);
    Path path = Path.from(organisation.name(), "practice " + organisation.code());
    if (network.isPresent()) {
      path = step(path, "is a practice of", network.get(), names, "primary care network");
    }
    if (!commissioner.isEmpty()) {
      path = step(path, "is commissioned by", commissioner, names, "commissioner");
    }
    if (board.isPresent()) {
      path = step(path, "which is part of", board.get(), names, "integrated care board");
    }
    return path.items().size() == 1 ? Optional.empty() : Optional.of(path);
  }

  private static Path step(
      Path path, String words, String code, Map<String, String> names, String what) {
    String name = names.get(code);
    Object shown = name == null ? code : new Link(name, "/organisations/" + code);
    return path.to(words, "", shown, name == null ? what + ", not known yet" : what + " " + code);
  }

  private List<Member> members(Organisation organisation, LocalDate date) {
    List<String> codes =
        switch (organisation.role()) {
          case "network" -> register.practicesOfNetwork(organisation.code(), date);
          case "commissioner" -> register.practicesOfCommissioner(organisation.code(), date);
          case "neighbourhood" -> register.practicesOfNeighbourhood(organisation.code(), date);
          default -> List.of();
        };
    Map<String, String> names = register.names(codes);
    Map<String, ListSize> sizes = register.listSizes(codes, Register.REGISTERED, date);
    return codes.stream()
        .map(c -> new Member(c, names.getOrDefault(c, c), Optional.ofNullable(sizes.get(c))))
        .toList();
  }

  private static Optional<Figure> plot(List<ListSize> sizes) {
    if (sizes.isEmpty()) {
      return Optional.empty();
    }
    ListSize first = sizes.getFirst();
    ListSize last = sizes.getLast();
    String finding =
        sizes.size() == 1
            ? Numbers.whole(last.patients()) + " patients on " + Dates.plain(last.asAt())
            : "From %s to %s patients between %s and %s"
                .formatted(
                    Numbers.whole(first.patients()),
                    Numbers.whole(last.patients()),
                    Dates.plain(first.asAt()),
                    Dates.plain(last.asAt()));
    Table.Builder table =
        Table.named("Registered patients at each date").fit().column("Date").numeric("Patients");
    sizes.forEach(s -> table.row(Dates.plain(s.asAt()), s.patients()));
    return Optional.of(
        DatePlot.line(
                "lists",
                finding,
                "Registered patients",
                sizes.stream().map(s -> new DatePlot.Point(s.asAt(), s.patients())).toList())
            .with(table.build()));
  }
}
