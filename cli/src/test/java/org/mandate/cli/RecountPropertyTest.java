package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What any rule wrote is recounted the same, and no one figure of it can be changed unseen. */
class RecountPropertyTest {
  private static final long SEED = 20261123;
  private final Random random = new Random(SEED);

  /** A place in a stage where a figure or a name stands. */
  private record Place(int stage, List<String> path) {}

  @Test
  void aResultIsIdenticalAndAnyOneChangedFigureNamesItsStage(@TempDir Path folder)
      throws IOException {
    int changed = 0;
    for (Rule rule : Rules.all()) {
      for (int i = 0; i < 6; i++) {
        String blt = CountedLines.random(random);
        Path ballots = Files.writeString(folder.resolve("b.blt"), blt);
        String line = counted(rule, ballots);
        if (line.contains("\"refused\"")) continue;
        Path result = Files.writeString(folder.resolve("r.json"), line);
        String about = rule.id() + ", seed " + SEED + "\n" + blt;

        assertThat(CountedLines.run("recount", result, ballots).exit()).as(about).isZero();

        var json = (ObjectNode) JsonMapper.shared().readTree(line);
        List<Place> places = places(json);
        Place place = places.get(random.nextInt(places.size()));
        change(json, place);
        Files.writeString(result, json.toString());
        CountedLines.Run run = CountedLines.run("recount", result, ballots);
        assertThat(run.exit()).as(about + place).isEqualTo(1);
        assertThat(run.out()).as(about).contains("stage " + (place.stage() + 1) + ": ");
        assertThat(run.out()).as(about).contains(place.path().getFirst());
        changed++;
      }
    }
    assertThat(changed).isGreaterThan(60);
  }

  private String counted(Rule rule, Path ballots) {
    var words = new ArrayList<Object>(List.of("count", "--json", "--rules", rule.id(), ballots));
    if (rule.id().equals("irv") || rule.id().equals("yes-no")) words.addAll(List.of("--seats", 1));
    if (random.nextBoolean()) words.addAll(List.of("--tie", "a seed of " + random.nextInt(9)));
    return CountedLines.run(words.toArray()).out();
  }

  private static List<Place> places(ObjectNode result) {
    var places = new ArrayList<Place>();
    var stages = (ArrayNode) result.get("stages");
    for (int s = 0; s < stages.size(); s++) {
      for (String field : stages.get(s).propertyNames()) {
        JsonNode value = stages.get(s).get(field);
        if (value.isObject()) {
          for (String name : value.propertyNames()) places.add(new Place(s, List.of(field, name)));
        } else {
          places.add(new Place(s, List.of(field)));
        }
      }
    }
    return places;
  }

  private void change(ObjectNode result, Place place) {
    var stage = (ObjectNode) result.get("stages").get(place.stage());
    String field = place.path().getFirst();
    if (place.path().size() > 1) {
      var amounts = (ObjectNode) stage.get(field);
      amounts.put(place.path().get(1), nudged(amounts.get(place.path().get(1)).stringValue()));
      return;
    }
    switch (stage.get(field)) {
      case ArrayNode names when names.isEmpty() -> names.add("C0");
      case ArrayNode names -> names.remove(random.nextInt(names.size()));
      case JsonNode figure when figure.isNumber() -> stage.put(field, figure.intValue() + 1);
      case JsonNode nothing when nothing.isNull() -> stage.put(field, "C0");
      case JsonNode text -> stage.put(field, nudged(text.stringValue()));
    }
  }

  /** Its last digit another one; or one nought more, which the rule does not write; or a word. */
  private String nudged(String text) {
    char last = text.charAt(text.length() - 1);
    if (last < '0' || last > '9') return text + "x";
    if (random.nextInt(4) == 0) return text + (text.contains(".") ? "0" : ".0");
    return text.substring(0, text.length() - 1) + (char) (last == '9' ? '0' : last + 1);
  }
}
