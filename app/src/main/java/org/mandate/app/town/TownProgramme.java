package org.mandate.app.town;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.actions.Programme;
import org.mandate.app.actions.Programmes;
import org.mandate.app.bodies.Body;

/** The neighbourhood delivery plan: what hangs on it, and how it was paused. */
final class TownProgramme {
  private final Town.Ground ground;
  private final Function<String, AgreedAction> actions;
  private final List<UUID> named = new ArrayList<>();

  TownProgramme(Town.Ground ground, Function<String, AgreedAction> actions) {
    this.ground = ground;
    this.actions = actions;
  }

  void tell(BiConsumer<Instant, Runnable> asTown) {
    Tree file = Tree.of("programme.json");
    asTown.accept(file.time("named"), () -> name(file));
    for (Tree hung : file.trees("hangs")) {
      asTown.accept(hung.time("at"), () -> hang(hung));
    }
    for (Tree change : file.trees("changes")) {
      asTown.accept(change.time("at"), () -> change(change));
    }
  }

  private void name(Tree file) {
    Body body = ground.bodies().find(file.text("body")).orElseThrow();
    named.add(
        ground
            .programmes()
            .name(body, file.text("title"), file.text("words"), Optional.empty(), TownMeetings.TOWN)
            .orElseThrow()
            .id());
  }

  private Programme programme() {
    return ground.programmes().find(named.getFirst()).orElseThrow();
  }

  private void hang(Tree hung) {
    AgreedAction action = actions.apply(hung.text("action"));
    ground
        .programmes()
        .hang(programme(), Programme.What.ACTION, action.id(), TownMeetings.TOWN)
        .orElseThrow();
  }

  private void change(Tree told) {
    Programme p = programme();
    Map<UUID, Programme.Effect> effects = new LinkedHashMap<>();
    List<String> words = told.words("effects");
    for (int i = 0; i < words.size(); i++) {
      effects.put(
          p.dependents().get(i).id(),
          Programme.Effect.valueOf(words.get(i).toUpperCase(Locale.ROOT)));
    }
    Programmes.Asked asked =
        new Programmes.Asked(
            Programme.State.valueOf(told.text("state").toUpperCase(Locale.ROOT)),
            told.text("reason"),
            Optional.of(told.text("decision")),
            "",
            Optional.of(ground.bodies().today()),
            told.dayIfAny("until"),
            effects);
    ground
        .programmes()
        .change(p, p.changes().getLast().position(), asked, TownMeetings.TOWN)
        .orElseThrow();
  }
}
