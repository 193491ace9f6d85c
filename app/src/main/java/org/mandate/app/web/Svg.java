package org.mandate.app.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * A finished picture. Made only by this package's drawings, which escape every word they write.
 *
 * @param markup the whole svg element
 */
public record Svg(String markup) implements Content {
  @Override
  public void writeTo(TemplateOutput out) {
    out.writeContent(markup);
  }
}
