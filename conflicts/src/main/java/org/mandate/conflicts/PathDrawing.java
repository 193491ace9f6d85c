package org.mandate.conflicts;

import java.util.ArrayList;
import java.util.List;

/**
 * A path as a small picture: boxes from the person down to the party, joined by what joins them.
 * Complete without colour; the party's box is dashed while it is only expected. No font, script or
 * style from elsewhere.
 */
public final class PathDrawing {
  private static final int WIDTH = 342;
  private static final int BOX = 44;
  private static final int GAP = 62;
  private static final int MARGIN = 8;
  private static final int LONGEST_LINE = 40;

  private final Sentences sentences;
  private final StringBuilder svg = new StringBuilder();

  private PathDrawing(Sentences sentences) {
    this.sentences = sentences;
  }

  /** The picture, with the conflict's sentence as its description. */
  public static String svg(Conflict conflict, Conflicts conflicts) {
    return new PathDrawing(conflicts.sentences()).draw(conflict, conflicts);
  }

  private String draw(Conflict conflict, Conflicts conflicts) {
    List<String> nodes = new ArrayList<>(List.of(conflict.person()));
    conflict.steps().forEach(s -> nodes.add(s.leads()));
    int height = 2 * MARGIN + nodes.size() * BOX + (nodes.size() - 1) * GAP + BOX / 2;
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            .formatted(WIDTH, height, WIDTH, height));
    svg.append(" role=\"img\" font-family=\"sans-serif\" font-size=\"14\">");
    element("title", "Why " + sentences.name(conflict.person()) + " is conflicted");
    element("desc", sentences.of(conflict, conflicts.day()));
    int y = MARGIN;
    for (int i = 0; i < nodes.size(); i++) {
      boolean dashed =
          i == nodes.size() - 1 && conflict.party().role() == PartyRole.EXPECTED_BIDDER;
      box(nodes.get(i), y, dashed);
      if (i < conflict.steps().size()) {
        join(conflict.steps().get(i), y + BOX);
      }
      y += BOX + GAP;
    }
    text(
        MARGIN + 4,
        y - GAP + 20,
        conflict.party().role().says() + ", clause " + conflict.rule().clause(),
        "");
    return svg.append("</svg>\n").toString();
  }

  private void box(String who, int y, boolean dashed) {
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#fff\" stroke=\"#212b32\" stroke-width=\"2\"%s/>"
            .formatted(
                MARGIN, y, WIDTH - 2 * MARGIN, BOX, dashed ? " stroke-dasharray=\"6 4\"" : ""));
    text(MARGIN + 12, y + 27, sentences.name(who), " font-weight=\"bold\"");
  }

  private void join(Step step, int y) {
    int x = MARGIN + 24;
    svg.append(
        "<path d=\"M%d %dV%dM%d %dl5 8l5 -8\" fill=\"none\" stroke=\"#212b32\" stroke-width=\"2\"/>"
            .formatted(x, y, y + GAP, x - 5, y + GAP - 9));
    text(x + 16, y + 26, Sentences.says(step), "");
    Period period = step.link().period();
    if (period.from() != null) {
      text(x + 16, y + 45, "since " + Sentences.day(period.from()), " fill=\"#4c6272\"");
    }
  }

  private void text(int x, int y, String words, String more) {
    svg.append("<text x=\"%d\" y=\"%d\"%s>".formatted(x, y, more));
    svg.append(escaped(shortened(words))).append("</text>");
  }

  private void element(String name, String words) {
    svg.append('<').append(name).append('>').append(escaped(words));
    svg.append("</").append(name).append('>');
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST_LINE ? words : words.substring(0, LONGEST_LINE - 1) + "…";
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
