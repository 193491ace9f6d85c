package org.mandate.app.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vote as bars of blocks: one block per practice, one bar per way of counting (or per area), and
 * the mark that was needed. The look's page 03 fixes it.
 */
public final class VotePlot {
  private static final int LEGEND_ROW = 26;
  // Below this many pixels a block is only an outline; then one block stands for a whole side.
  private static final double THINNEST = 2.5;
  private static final double GAP = 1.5;

  /** What a practice did. */
  public enum Side {
    FOR("For", Drawing.Fill.SOLID),
    AGAINST("Against", Drawing.Fill.HATCHED),
    ABSTAINED("Abstained", Drawing.Fill.DOTTED),
    DID_NOT_VOTE("Did not vote", Drawing.Fill.EMPTY);

    private final String word;
    private final Drawing.Fill fill;

    Side(String word, Drawing.Fill fill) {
      this.word = word;
      this.fill = fill;
    }

    public String word() {
      return word;
    }
  }

  /** One practice's block: what it did, and its width in votes or patients. */
  public record Block(Side side, long weight) {}

  /**
   * A bar.
   *
   * @param title how it is counted, or which area
   * @param blocks in any order; drawn for, against, abstained, did not vote, wide before narrow
   * @param needed where the mark stands, in the unit of the weights; null for no mark
   * @param neededWords "Needed: more than half, 17"
   */
  public record Bar(String title, List<Block> blocks, @Nullable Long needed, String neededWords) {
    public Bar {
      blocks = List.copyOf(blocks);
      if (blocks.stream().mapToLong(Block::weight).sum() <= 0) {
        throw new IllegalArgumentException("a bar needs weight: " + title);
      }
    }

    long total() {
      return blocks.stream().mapToLong(Block::weight).sum();
    }

    Map<Side, Long> sums() {
      var sums = new EnumMap<Side, Long>(Side.class);
      blocks.forEach(block -> sums.merge(block.side(), block.weight(), Long::sum));
      return sums;
    }
  }

  private VotePlot() {}

  /** For, against, abstained and did not vote. */
  public static Figure of(String id, String finding, String unit, List<Bar> bars) {
    var words = new EnumMap<Side, String>(Side.class);
    Arrays.stream(Side.values()).forEach(side -> words.put(side, side.word()));
    return of(id, finding, unit, bars, words);
  }

  /** With other words for the sides, as where practices choose "Full" or "Partial". */
  public static Figure of(
      String id, String finding, String unit, List<Bar> bars, Map<Side, String> words) {
    String description = description(finding, bars, words);
    return new Figure(
        finding,
        unit,
        draw(new Drawing(Drawing.WIDE, id), bars, words, description),
        draw(new Drawing(Drawing.NARROW, id), bars, words, description),
        null);
  }

  private static Svg draw(
      Drawing drawing, List<Bar> bars, Map<Side, String> words, String description) {
    int thick = bars.size() > 2 ? 24 : 40;
    double y = 0;
    for (Bar bar : bars) {
      drawing.bold(0, y + 16, bar.title());
      blocks(drawing, bar, y + 26, thick);
      Long needed = bar.needed();
      if (needed != null) {
        double x = drawing.width() * (double) needed / bar.total();
        drawing.line(x, y + 20, x, y + 34 + thick, Drawing.INK, 2.5);
        drawing.boldAt(x, y + 50 + thick, bar.neededWords());
      }
      y += thick + (needed == null ? 46 : 74);
    }
    return drawing.picture(legend(drawing, words, y), description);
  }

  private static void blocks(Drawing drawing, Bar bar, double y, int thick) {
    double scale = drawing.width() / (double) bar.total();
    double x = 0;
    for (Block block : visible(bar, scale)) {
      double w = block.weight() * scale;
      drawing.box(x + GAP / 2, y, w - GAP, thick, block.side().fill);
      x += w;
    }
  }

  private static List<Block> visible(Bar bar, double scale) {
    var shown = new ArrayList<Block>();
    if (bar.blocks().stream().allMatch(block -> block.weight() * scale >= THINNEST)) {
      shown.addAll(bar.blocks());
    } else {
      bar.sums().forEach((side, sum) -> shown.add(new Block(side, sum)));
    }
    shown.removeIf(block -> block.weight() == 0);
    shown.sort(
        (a, b) ->
            a.side() == b.side()
                ? Long.compare(b.weight(), a.weight())
                : a.side().compareTo(b.side()));
    return shown;
  }

  private static double legend(Drawing drawing, Map<Side, String> words, double y) {
    int columns = drawing.isWide() ? 4 : 2;
    int i = 0;
    for (Side side : Side.values()) {
      String word = words.get(side);
      if (word != null) {
        double x = (drawing.width() / (double) columns) * (i % columns);
        double top = y + 2 + (double) LEGEND_ROW * Math.floorDiv(i, columns);
        drawing.box(x + 1, top, 16, 16, side.fill).words(x + 24, top + 13, word);
        i++;
      }
    }
    return y + (double) LEGEND_ROW * Math.ceilDiv(i, columns);
  }

  private static String description(String finding, List<Bar> bars, Map<Side, String> words) {
    var out = new StringBuilder(finding).append('.');
    for (Bar bar : bars) {
      var sums = bar.sums();
      var parts = new ArrayList<String>();
      words.forEach(
          (side, word) -> {
            if (sums.getOrDefault(side, 0L) > 0) {
              parts.add(
                  Numbers.whole(sums.getOrDefault(side, 0L)) + " " + word.toLowerCase(Locale.UK));
            }
          });
      out.append(' ').append(bar.title()).append(": ").append(String.join(", ", parts)).append('.');
    }
    return out.append(" Figures in the table below.").toString();
  }
}
