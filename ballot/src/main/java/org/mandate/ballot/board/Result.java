package org.mandate.ballot.board;

import java.util.List;

/**
 * The opened result: for a homomorphic question the sums (blank first where allowed), for a
 * question of lists the sums list by list, for a ranked one the numbers of every ballot in the
 * order of the last shuffle.
 */
public record Result(List<Rows<Long>> questions) implements Written {
  public Result {
    questions = List.copyOf(questions);
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text text = new Text(out);
    Text.list(text.key("result"), questions, (to, rows) -> rows.writeTo(to, Members::writeCount));
    text.end();
  }

  /** Reads the canonical text. */
  public static Result read(String text, Election election) {
    Members members = Members.whole(text, "result");
    List<Boolean> nested =
        election.questions().stream().map(q -> !(q instanceof Question.Homomorphic)).toList();
    Result result =
        new Result(
            Rows.readAll(
                members.json("result"), nested, "result", json -> Members.count(json, "result")));
    members.end();
    return result;
  }
}
