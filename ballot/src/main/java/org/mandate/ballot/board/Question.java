package org.mandate.ballot.board;

import java.util.List;
import java.util.Optional;

/** A question of an election. */
public sealed interface Question extends Written {

  /** The words of the question. */
  String question();

  /**
   * Choose between min and max of the answers; only the sums are opened. Where blank is allowed a
   * ciphertext for "blank" stands before those of the answers.
   *
   * @param blank empty where the field is absent, which means no
   */
  record Homomorphic(
      List<String> answers, Optional<Boolean> blank, int min, int max, String question)
      implements Question {
    public Homomorphic {
      answers = List.copyOf(answers);
      if (answers.isEmpty() || min < 0 || min > max || max > answers.size()) {
        throw new IllegalArgumentException(
            "choose " + min + " to " + max + " of " + answers.size() + " answers");
      }
    }

    /** Whether a vote may be blank. */
    public boolean blankAllowed() {
      return blank.orElse(false);
    }

    /** The ciphertexts of an answer. */
    public int ciphertexts() {
      return answers.size() + (blankAllowed() ? 1 : 0);
    }

    @Override
    public void writeTo(StringBuilder out) {
      Text text = new Text(out);
      Text.texts(text.key("answers"), answers);
      blank.ifPresent(b -> text.key("blank").append(b.booleanValue()));
      text.number("min", min).number("max", max).text("question", question).end();
    }
  }

  /**
   * Give each answer a number (a rank or a grade); the numbers are mixed and opened one by one.
   *
   * @param extra a hint at the way of counting, kept as it is
   */
  record Ranked(List<String> answers, String question, Optional<Json> extra) implements Question {
    public Ranked {
      answers = List.copyOf(answers);
      if (answers.isEmpty()) {
        throw new IllegalArgumentException("a question without answers");
      }
    }

    @Override
    public void writeTo(StringBuilder out) {
      Text text = new Text(out).text("type", "NonHomomorphic");
      Text value = new Text(text.key("value"));
      Text.texts(value.key("answers"), answers);
      value.text("question", question).end();
      extra.ifPresent(json -> JsonWriter.append(text.key("extra"), json));
      text.end();
    }
  }

  /**
   * Choose one list and at least one of its candidates; only the sums are opened.
   *
   * @param answers for each list its name, then its candidates
   */
  record Lists(List<List<String>> answers, String question, Optional<Json> extra)
      implements Question {
    public Lists {
      answers = answers.stream().map(List::copyOf).toList();
      if (answers.isEmpty() || answers.stream().anyMatch(List::isEmpty)) {
        throw new IllegalArgumentException("a question without lists, or a list without a name");
      }
    }

    @Override
    public void writeTo(StringBuilder out) {
      Text text = new Text(out).text("type", "Lists");
      Text value = new Text(text.key("value"));
      Text.list(value.key("answers"), answers, Text::texts);
      value.text("question", question).end();
      extra.ifPresent(json -> JsonWriter.append(text.key("extra"), json));
      text.end();
    }
  }

  /** Reads a question of an election. */
  static Question read(Json json) {
    try {
      return json instanceof Json.Obj obj
              && !obj.members().isEmpty()
              && obj.members().getFirst().getKey().equals("type")
          ? readTyped(Members.of(json, "question"))
          : readHomomorphic(Members.of(json, "question"));
    } catch (IllegalArgumentException e) {
      throw Members.fault("question:", String.valueOf(e.getMessage()));
    }
  }

  private static Question readTyped(Members members) {
    String type = members.text("type");
    Members value = Members.of(members.json("value"), "question.value");
    Json answers = value.json("answers");
    String words = value.text("question");
    value.end();
    Optional<Json> extra = members.optional("extra");
    members.end();
    return switch (type) {
      case "NonHomomorphic" -> new Ranked(readAnswers(answers), words, extra);
      case "Lists" ->
          new Lists(Members.list(answers, "answers", Question::readAnswers), words, extra);
      default -> throw Members.fault("question", "is of the unknown type \"" + type + "\"");
    };
  }

  private static Question readHomomorphic(Members members) {
    List<String> answers = readAnswers(members.json("answers"));
    Optional<Boolean> blank =
        members
            .optional("blank")
            .map(
                json -> {
                  if (json instanceof Json.Bool bool) {
                    return bool.value();
                  }
                  throw Members.fault("question.blank", "is not true or false");
                });
    Question question =
        new Homomorphic(
            answers, blank, members.small("min"), members.small("max"), members.text("question"));
    members.end();
    return question;
  }

  private static List<String> readAnswers(Json json) {
    return Members.list(json, "answers", one -> Members.text(one, "answer"));
  }
}
