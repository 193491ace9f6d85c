package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;
import org.mandate.app.web.TextCompare;

/**
 * A meeting as one reader may see it now. What stands here is drawn anew when the meeting changes,
 * so no box that is filled in stands here: those have pages of their own.
 *
 * @param address of the meeting
 * @param heading where the meeting is
 * @param caption which meeting
 * @param state words and time under the heading
 * @param follows whether the page goes on changing
 * @param version of everything shown
 */
public record LiveView(
    String address,
    String heading,
    String caption,
    Prose state,
    boolean follows,
    String version,
    List<Section> sections) {

  /** Copies the list. */
  public LiveView {
    sections = List.copyOf(sections);
  }

  /**
   * One heading with what stands under it.
   *
   * @param table or null
   */
  public record Section(
      String heading,
      List<Prose> words,
      List<Line> lines,
      @Nullable Table table,
      List<Press> acts) {
    /** Copies the lists. */
    public Section {
      words = List.copyOf(words);
      lines = List.copyOf(lines);
      acts = List.copyOf(acts);
    }

    boolean isEmpty() {
      return words.isEmpty() && lines.isEmpty() && table == null && acts.isEmpty();
    }
  }

  /**
   * A line with its buttons.
   *
   * @param quoted words of somebody, shown whole; empty for none
   * @param compared with what stood before; null for none
   */
  public record Line(Prose words, String quoted, @Nullable TextCompare compared, List<Press> acts) {
    /** Copies the list. */
    public Line {
      acts = List.copyOf(acts);
    }

    static Line of(Prose words, List<Press> acts) {
      return new Line(words, "", null, acts);
    }
  }

  /** Builds a section. */
  static final class Building {
    private final String heading;
    private final List<Prose> words = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Press> acts = new ArrayList<>();
    private @Nullable Table table;

    Building(String heading) {
      this.heading = heading;
    }

    Building say(Prose prose) {
      words.add(prose);
      return this;
    }

    Building say(String text) {
      return say(Prose.of(text));
    }

    Building line(Line line) {
      lines.add(line);
      return this;
    }

    Building press(Press press) {
      acts.add(press);
      return this;
    }

    Building show(Table shown) {
      table = shown;
      return this;
    }

    Section done() {
      return new Section(heading, words, lines, table, acts);
    }
  }
}
