package org.mandate.app.town;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.mandate.app.register.ListSize;
import org.mandate.app.register.LocalFact;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.register.LocalRelation;
import org.mandate.app.register.Register;
import org.mandate.app.register.Tie;
import org.mandate.app.town.TownFiles.Line;
import org.mandate.conflicts.Relation;

/** The town's organisations, their list sizes and the ties between them. */
final class TownRegister {
  private static final Instant BEGINNING = TownFiles.instant("2025-01-06T09:00");

  private final Register register;

  TownRegister(Register register) {
    this.register = register;
  }

  /** Everything the register learns, each at its time. */
  void tell(BiConsumer<Instant, Runnable> asTown) {
    organisations(asTown);
    ties(asTown);
  }

  private void organisations(BiConsumer<Instant, Runnable> asTown) {
    List<Line> organisations = TownFiles.table("organisations.csv");
    List<Line> lists = TownFiles.table("lists.csv");
    List<LocalFact> known = new ArrayList<>();
    organisations.forEach(line -> organisation(known, line));
    for (Line line : TownFiles.table("successions.csv")) {
      known.add(relation("successor", line.text("before"), line.text("after"), line.date("on")));
    }
    asTown.accept(BEGINNING, () -> register.state(known));
    lists.stream()
        .map(line -> line.date("on"))
        .distinct()
        .forEach(day -> asTown.accept(published(day), () -> lists(lists, day)));
  }

  // The counts of a month's first day come out some days later.
  private static Instant published(LocalDate day) {
    Instant out = day.plusDays(11).atTime(9, 30).atZone(TownFiles.LONDON).toInstant();
    return out.isBefore(BEGINNING) ? BEGINNING : out;
  }

  private void lists(List<Line> lists, LocalDate day) {
    register.state(
        lists.stream()
            .filter(line -> line.date("on").equals(day))
            .map(
                line ->
                    new ListSize(
                        line.text("practice"),
                        Register.REGISTERED,
                        Integer.parseInt(line.text("registered")),
                        day))
            .toList());
  }

  private static void organisation(List<LocalFact> known, Line line) {
    String code = line.text("code");
    LocalDate from = line.date("from");
    known.add(
        new LocalOrganisation(
            code,
            line.text("name"),
            line.text("role"),
            "",
            line.text("commissioner"),
            line.text("place"),
            "",
            "",
            Optional.of(from),
            line.dateIfAny("until"),
            from,
            true));
    LocalDate since = LocalDate.of(2019, 7, 1);
    for (String tier : List.of("network", "neighbourhood")) {
      if (!line.text(tier).isEmpty()) {
        known.add(relation(tier, code, line.text(tier), since));
      }
    }
  }

  private static LocalRelation relation(String of, String child, String parent, LocalDate from) {
    return new LocalRelation(of, child, parent, from, Optional.empty());
  }

  /** What was read at one time is recorded at once. */
  private void ties(BiConsumer<Instant, Runnable> asTown) {
    List<Line> ties = TownFiles.table("ties.csv");
    ties.stream()
        .map(line -> line.time("recorded"))
        .distinct()
        .forEach(
            when ->
                asTown.accept(
                    when,
                    () ->
                        register
                            .ties()
                            .add(
                                ties.stream()
                                    .filter(line -> line.time("recorded").equals(when))
                                    .map(TownRegister::tie)
                                    .toList())
                            .orElseThrow()));
  }

  /** The same tie has the same id in every town. */
  private static Tie.Wanted tie(Line line) {
    String id = "marlbrook/tie/" + List.copyOf(line.fields().values());
    return new Tie.Wanted(
        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
        Relation.valueOf(line.text("relation").toUpperCase(Locale.ROOT)),
        line.text("child"),
        line.text("parent"),
        line.text("share"),
        line.text("source"),
        line.date("from"),
        line.dateIfAny("until"));
  }
}
