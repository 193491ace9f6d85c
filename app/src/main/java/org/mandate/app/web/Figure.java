package org.mandate.app.web;

import org.jspecify.annotations.Nullable;

/**
 * A plot, drawn twice (720 and 342 wide), and the same figures in a table.
 *
 * @param finding the caption's first line: what the plot shows, as a sentence
 * @param unit the second line: unit, basis, key
 * @param wide shown from 641 px
 * @param narrow shown below; turned or rearranged, never shrunk
 * @param table the same figures, or null where the page already has them
 */
public record Figure(String finding, String unit, Svg wide, Svg narrow, @Nullable Table table) {
  public Figure with(Table table) {
    return new Figure(finding, unit, wide, narrow, table);
  }
}
