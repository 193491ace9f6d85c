package org.mandate.app.promises.gap;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.TestProgram;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.NewPromise;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.promises.Posted;
import org.mandate.app.promises.PostedEntry;
import org.mandate.app.promises.Promise;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** A promise by the head with its money moved, in any town. */
final class GapTown {
  private GapTown() {}

  static UUID person(String key) {
    return UUID.nameUUIDFromBytes(("marlbrook/" + key).getBytes(StandardCharsets.UTF_8));
  }

  static Who who(UUID person) {
    return new Who.Person(person);
  }

  static Schedule.Instalment part(LocalDate day, int of) {
    return new Schedule.Instalment(day, 1, of);
  }

  static NewPromise wanted(
      String title,
      String words,
      String promiser,
      Promise.Payee payee,
      Optional<UUID> matter,
      String rate,
      LocalDate asAt,
      List<Schedule.Instalment> instalments,
      List<String> practices,
      LocalDate said) {
    return new NewPromise(
        title,
        Promise.Kind.MONEY,
        promiser,
        payee,
        new Promise.Links(matter, Optional.empty(), Optional.empty(), Optional.empty()),
        new NewVersion(
            Promise.Side.OURS,
            words,
            new Promise.Source("Letter to the practices", "2", "", "", said),
            Optional.of(
                new Terms.PerHead(
                    List.of(new Part(new Rate(new BigDecimal(rate)), Basis.REGISTERED, asAt)))),
            Optional.empty(),
            instalments,
            "",
            "",
            said),
        practices.stream()
            .map(c -> new Covered(c, said, Optional.empty(), "The letter names it"))
            .toList());
  }

  static Promise make(TestProgram t, Body body, UUID treasurer, NewPromise wanted) {
    return t.as(
        treasurer, () -> t.program.promises.make(body, wanted, who(treasurer)).orElseThrow());
  }

  static void post(
      TestProgram t,
      UUID treasurer,
      Promise p,
      Posted.Kind kind,
      LocalDate on,
      Map<String, Long> pence) {
    List<PostedEntry> wanted = new ArrayList<>();
    pence.forEach(
        (code, sum) ->
            wanted.add(
                PostedEntry.byHand(kind, on, code, sum, "As they say", "Statement of the bank")));
    t.as(treasurer, () -> t.program.promises.post(p, wanted, who(treasurer)).orElseThrow());
  }
}
