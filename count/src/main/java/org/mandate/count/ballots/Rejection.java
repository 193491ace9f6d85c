package org.mandate.count.ballots;

import java.math.BigDecimal;
import java.util.List;

/**
 * Papers that were read and that the reading treats as not valid.
 *
 * @param reason a plain sentence, such as {@code no preference marked}
 * @param papers how many, exact: above 0, with decimals only where weights have them
 */
public record Rejection(String reason, BigDecimal papers) {

  /** One amount, one spelling: 2.50 papers are 2.5, and 100 are 100. */
  public Rejection {
    BigDecimal plain = papers.stripTrailingZeros();
    papers = plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** A whole number of papers. */
  public Rejection(String reason, long papers) {
    this(reason, BigDecimal.valueOf(papers));
  }

  /** All of these together. */
  public static BigDecimal sum(List<Rejection> rejections) {
    return rejections.stream().map(Rejection::papers).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
