package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mandate.app.minutes.Sitting.Amended;
import org.mandate.app.minutes.Sitting.Attended;
import org.mandate.app.minutes.Sitting.CastingVote;
import org.mandate.app.minutes.Sitting.Decided;
import org.mandate.app.minutes.Sitting.Fate;
import org.mandate.app.minutes.Sitting.Happening;
import org.mandate.app.minutes.Sitting.Move;
import org.mandate.app.minutes.Sitting.Moved;
import org.mandate.app.minutes.Sitting.Voted;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Numbers;

/**
 * Writes a draft of minutes from what happened, in the few marks of {@link Marks}: paragraphs, "- "
 * for a list, "> " for what is kept word for word. Pure.
 */
final class Composer {
  private Composer() {}

  /**
   * The draft, block by block: who was there, each item, the close.
   *
   * @return in the order in which they are read
   */
  static List<Block> draft(Sitting s) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.opening(opening(s)));
    s.items().forEach(i -> blocks.add(draft(i)));
    blocks.add(Block.closing(closing(s)));
    return blocks;
  }

  /** The draft of one item. */
  static Block draft(Happening i) {
    return Block.of(i.item(), i.position(), i.title(), item(i));
  }

  private static String opening(Sitting s) {
    Paragraphs text = new Paragraphs();
    s.began().ifPresent(at -> text.add("This part began on " + Dates.weekdayTime(at) + "."));
    if (s.people().isEmpty()) {
      text.add("Nobody was noted as present.");
      return text.toString();
    }
    List<Integer> all = s.items().stream().map(Happening::position).toList();
    text.add("Present:");
    text.list(s.people().stream().map(p -> attended(p, all)).toList());
    if (!s.absent().isEmpty()) {
      // Who sent apologies nobody noted: the secretary knows, and writes it here.
      text.add("Apologies or absent:");
      text.list(s.absent());
    }
    return text.toString();
  }

  private static String attended(Attended p, List<Integer> all) {
    String who = p.as().isEmpty() ? p.name() : p.name() + ", " + p.as();
    if (p.items().containsAll(all)) {
      return who;
    }
    List<Integer> missed = all.stream().filter(i -> !p.items().contains(i)).toList();
    return p.items().size() > missed.size()
        ? who + " (not for " + items(missed) + ")"
        : who + " (for " + items(p.items()) + ")";
  }

  /** "item 3", "items 2 and 4". */
  private static String items(List<Integer> positions) {
    List<String> numbers = positions.stream().map(String::valueOf).toList();
    return numbers.size() == 1 ? "item " + numbers.getFirst() : "items " + and(numbers);
  }

  private static String and(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  private static String closing(Sitting s) {
    Paragraphs text = new Paragraphs();
    s.ended().ifPresent(at -> text.add("This part ended on " + Dates.weekdayTime(at) + "."));
    text.add(s.next());
    return text.toString();
  }

  private static String item(Happening i) {
    Paragraphs text = new Paragraphs();
    moves(i, text);
    text.add(i.quorum());
    if (!i.spoke().isEmpty()) {
      text.add("Spoke, in this order: " + and(i.spoke()) + ".");
    }
    i.motions().forEach(m -> motion(m, text));
    i.decisions().forEach(d -> decision(d, text));
    if (!i.actions().isEmpty()) {
      text.add("Actions:");
      text.list(
          i.actions().stream()
              .map(
                  a ->
                      a.owner()
                          + ": "
                          + a.words()
                          + a.due().map(day -> ", by " + Dates.plain(day)).orElse(""))
              .toList());
    }
    text.add(i.next());
    return text.toString();
  }

  private static void moves(Happening i, Paragraphs text) {
    names(i, Move.Way.CONFLICT)
        .ifPresent(
            names ->
                text.add("Out of the room for this item because of a conflict: " + names + "."));
    long unnamed =
        i.moves().stream().filter(m -> m.way() == Move.Way.CONFLICT && m.name().isEmpty()).count();
    if (unnamed > 0) {
      text.add(
          Numbers.count(unnamed, "person was", "people were")
              + " out of the room for this item because of a conflict.");
    }
    names(i, Move.Way.ARRIVED).ifPresent(names -> text.add("Came in: " + names + "."));
    names(i, Move.Way.LEFT).ifPresent(names -> text.add("Left: " + names + "."));
  }

  private static Optional<String> names(Happening i, Move.Way way) {
    List<String> names =
        i.moves().stream()
            .filter(m -> m.way() == way && !m.name().isEmpty())
            .map(Move::name)
            .distinct()
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(and(names));
  }

  private static void motion(Moved m, Paragraphs text) {
    text.add("It was moved" + by(m.mover(), m.seconder()) + ":");
    text.quote(m.words());
    for (int n = 0; n < m.amendments().size(); n++) {
      amendment(m.amendments().get(n), n + 1, text);
    }
    if (!m.put().equals(m.words())) {
      text.add("As amended, the motion read:");
      text.quote(m.put());
    }
    m.votes().forEach(v -> vote(v, text));
    if (m.votes().stream().noneMatch(Voted::isCounted)) {
      text.add(unvoted("The motion", m.fate()));
    }
  }

  private static void amendment(Amended a, int number, Paragraphs text) {
    text.add("Amendment " + number + by(a.mover(), a.seconder()) + ":");
    text.quote(a.words());
    a.votes().forEach(v -> vote(v, text));
    if (a.votes().stream().noneMatch(Voted::isCounted)) {
      text.add(unvoted("Amendment " + number, a.fate()));
    }
  }

  private static String by(String mover, String seconder) {
    return (mover.isEmpty() ? "" : " by " + mover)
        + (seconder.isEmpty() ? "" : ", seconded by " + seconder);
  }

  private static String unvoted(String what, Fate fate) {
    return what
        + switch (fate) {
          case CARRIED -> " was carried without a vote.";
          case FALLEN -> " fell without a vote.";
          case WITHDRAWN -> " was withdrawn.";
          case LAPSED -> " was not put to the vote.";
        };
  }

  private static void vote(Voted v, Paragraphs text) {
    if (!v.isCounted()) {
      text.add("A vote " + v.way() + " was abandoned, without a result. The reason: " + v.result());
      return;
    }
    String counts =
        v.counts().stream()
            .map(c -> Numbers.whole(c.votes()) + " " + c.choice())
            .collect(Collectors.joining(", "));
    String casting = v.casting().map(Composer::casting).orElse("");
    text.add(
        ("Vote " + v.way() + ": " + counts + ". " + v.quorum()).strip()
            + casting
            + (v.result().isEmpty() ? "" : " " + v.result() + "."));
  }

  private static String casting(CastingVote c) {
    return " The votes were equal. " + c.by() + " gave the casting vote: " + c.choice() + ".";
  }

  private static void decision(Decided d, Paragraphs text) {
    text.add("Decision " + d.reference() + ":");
    text.quote(d.words());
    if (!d.valid()) {
      text.add("This decision is irregular. " + d.why());
    }
    d.dissent()
        .forEach(
            one -> {
              text.add("Dissent of " + one.by() + ", word for word:");
              text.quote(one.words());
            });
  }

  /** Paragraphs with an empty line between them. */
  private static final class Paragraphs {
    private final List<String> all = new ArrayList<>();

    void add(String words) {
      if (!words.isBlank()) {
        all.add(plain(words));
      }
    }

    void list(List<String> items) {
      all.add(items.stream().map(i -> "- " + plain(i)).collect(Collectors.joining("\n")));
    }

    /** Every line of it is marked, so that what somebody said stays as they said it. */
    void quote(String words) {
      all.add(
          words
              .strip()
              .lines()
              .map(line -> ("> " + line).stripTrailing())
              .collect(Collectors.joining("\n")));
    }

    /** One line: facts hold no marks of their own. */
    private static String plain(String words) {
      return words.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    @Override
    public String toString() {
      return String.join("\n\n", all);
    }
  }
}
