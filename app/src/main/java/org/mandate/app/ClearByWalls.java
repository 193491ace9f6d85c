package org.mandate.app;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mandate.app.assessors.Clear;
import org.mandate.app.assessors.ClearAnswer;
import org.mandate.app.matters.Matters;
import org.mandate.app.walls.Walls;

/** Lets the assessor exchange ask the walls who is clear. */
record ClearByWalls(Matters matters, Walls walls) implements Clear {
  @Override
  public Map<UUID, ClearAnswer> of(UUID matter, Collection<UUID> people, LocalDate day) {
    Map<UUID, ClearAnswer> answers = new HashMap<>();
    matters
        .find(matter)
        .filter(m -> !m.isWithheld())
        .ifPresent(
            m -> {
              Map<UUID, List<String>> clear = walls.clear(m, people, day);
              for (UUID person : people) {
                List<String> why = clear.get(person);
                answers.put(
                    person,
                    why == null
                        ? new ClearAnswer.NotClear("Conflicted on the matter.")
                        : new ClearAnswer.IsClear(String.join(" ", why)));
              }
            });
    return answers;
  }
}
