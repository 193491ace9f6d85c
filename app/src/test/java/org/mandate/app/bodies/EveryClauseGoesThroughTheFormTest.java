package org.mandate.app.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.record.Canonical;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.constitution.Clause;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Parsed;
import org.mandate.constitution.Setting;

/** A clause shown as boxes and sent back as it is, is the same clause. */
class EveryClauseGoesThroughTheFormTest {

  @Test
  void everyClauseOfTheTownAndOfTheModelComesBackAsItWas() throws Exception {
    comesBack(ModelConstitution.collective("Marlbrook"));
    comesBack(town());
  }

  @Test
  void theTownsBoardHasTheQuorumThatItsPolicyHad() throws Exception {
    Setting.BoardQuorum quorum = town().boardQuorum().orElseThrow().setting();
    Map<?, ?> board = (Map<?, ?>) read("/town/policies/marlbrook.json").get("board");
    Map<?, ?> policy = (Map<?, ?>) board.get("quorum");

    assertThat(quorum.number()).isEqualTo(((Number) policy.get("number")).longValue());
    assertThat(quorum.seats().stream().map(Setting.VotingSeat::seat).toList())
        .isEqualTo(board.get("voting"));
    quorum
        .seats()
        .forEach(
            v -> assertThat(((Map<?, ?>) board.get("roles")).get(v.seat())).isEqualTo(v.role()));
    assertThat(quorum.roles().stream().map(r -> r.role() + " " + r.atLeast()).toList())
        .isEqualTo(
            ((List<?>) policy.get("roles"))
                .stream()
                    .map(r -> (Map<?, ?>) r)
                    .map(r -> r.get("role") + " " + r.get("atLeast"))
                    .toList());
  }

  @Test
  void whatMayBeLeftOutIsLeftOutWhereItsBoxStaysEmpty() throws Exception {
    Constitution town = town();
    ClauseForm form = form(town);
    Map<String, List<String>> quorum = sent(form, setting(town, "6.3"));
    assertThat(form.read("board-quorum", ask(quorum))).doesNotContainKey("share");
    quorum.put("f.share", List.of("1/3"));
    assertThat(form.read("board-quorum", ask(quorum)).get("share"))
        .isEqualTo(Map.of("atLeast", "1/3"));

    Map<String, List<String>> voting = sent(form, setting(town, "6.4"));
    assertThat(form.read("board-voting", ask(voting))).containsKey("casting");
    voting.remove("f.casting.seats");
    assertThat(form.read("board-voting", ask(voting))).doesNotContainKey("casting");
  }

  private static void comesBack(Constitution constitution) {
    ClauseForm form = form(constitution);
    for (Clause clause : constitution.clauses()) {
      Map<?, ?> setting = setting(constitution, clause.number());
      Map<String, Object> read =
          form.read(String.valueOf(setting.get("type")), ask(sent(form, setting)));

      assertThat(read).as(clause.number()).isEqualTo(setting);
    }
  }

  private static Map<?, ?> setting(Constitution constitution, String number) {
    return ((List<?>) constitution.toMap().get("clauses"))
        .stream()
            .map(c -> (Map<?, ?>) c)
            .filter(c -> number.equals(c.get("number")))
            .map(c -> (Map<?, ?>) c.get("setting"))
            .findFirst()
            .orElseThrow();
  }

  private static ClauseForm form(Constitution constitution) {
    List<Field.Option> kinds = new ArrayList<>();
    constitution.kinds().forEach(k -> kinds.add(Field.Option.of(k.id(), k.title())));
    List<Field.Option> seats = new ArrayList<>();
    constitution
        .find(Setting.Seats.class)
        .orElseThrow()
        .setting()
        .seats()
        .forEach(s -> seats.add(Field.Option.of(s.id(), s.title())));
    return new ClauseForm(kinds, seats);
  }

  /** As a browser sends the form that it was given. */
  private static Map<String, List<String>> sent(ClauseForm form, Map<?, ?> setting) {
    Map<String, List<String>> sent = new LinkedHashMap<>();
    for (Field field : form.fields(setting, ask(Map.of()), FormErrors.none())) {
      if (!field.values().isEmpty()) {
        sent.put(field.name(), field.values());
      }
    }
    return sent;
  }

  private static Ask ask(Map<String, List<String>> fields) {
    return new Ask(
        new Who.Nobody(), "/", Map.of(), fields, Map.of(), "", "", false, Optional.empty());
  }

  private static Constitution town() throws Exception {
    return ((Parsed.Ok) Constitution.parse(read("/town/constitutions/marlbrook.json")))
        .constitution();
  }

  private static Map<String, Object> read(String resource) throws Exception {
    try (InputStream in = EveryClauseGoesThroughTheFormTest.class.getResourceAsStream(resource)) {
      return Canonical.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
