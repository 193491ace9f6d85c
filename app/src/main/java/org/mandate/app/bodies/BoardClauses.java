package org.mandate.app.bodies;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.bodies.ClauseForm.Part;
import org.mandate.app.web.Field;

/** The boxes of clauses about the board and its meetings. */
final class BoardClauses {
  private BoardClauses() {}

  /**
   * @param forKinds the boxes of the kinds of question
   * @param seats that the draft has
   */
  static List<Part> parts(String type, Part forKinds, List<Field.Option> seats) {
    return switch (type) {
      case "board-quorum" -> quorum(seats);
      case "board-voting" -> voting(forKinds, seats);
      default ->
          List.of(
              new Part.Whole("boardDays", "Days before a meeting of the board"),
              new Part.Whole("membersDays", "Days before a meeting of the members"));
    };
  }

  private static List<Part> quorum(List<Field.Option> seats) {
    List<Field.Option> none = new ArrayList<>(List.of(Field.Option.of("", "None")));
    none.addAll(seats);
    return List.of(
        new Part.Rows(
            "seats",
            "Seat that votes",
            List.of(
                new Part.One("seat", "Seat", none),
                new Part.Words("role", "Role, such as gp or lay"))),
        new Part.Whole("number", "Members that must be present"),
        new Part.Share("share", "Share of all members that must be present, too", true),
        new Part.Rows(
            "roles",
            "Role among them",
            List.of(new Part.Words("role", "Role"), new Part.Whole("atLeast", "At least"))));
  }

  private static List<Part> voting(Part forKinds, List<Field.Option> seats) {
    return List.of(
        forKinds,
        new Part.Some(
            "ways",
            "How votes may be taken",
            ClauseForm.options(
                "show", "By show of hands", "named", "By name", "secret", "In secret")),
        new Part.Share("mark", "How much is enough"),
        new Part.One(
            "base",
            "Of what",
            ClauseForm.options(
                "of-votes-cast",
                "Of votes cast",
                "of-votes-cast-and-abstentions",
                "Of votes cast and abstentions",
                "of-roll",
                "Of all members of the board")),
        new Part.Whole("proxies", "Proxies that one person may hold; 0: none are allowed"),
        new Part.Group(
            "casting",
            List.of(
                new Part.Some(
                    "seats",
                    "Casting vote at a tie, if presiding; nobody ticked: a tie falls",
                    seats),
                new Part.One(
                    "use",
                    "The casting vote may be given",
                    ClauseForm.options(
                        "either-way",
                        "Either way",
                        "as-things-stand",
                        "Only so that things stay as they are")))));
  }
}
