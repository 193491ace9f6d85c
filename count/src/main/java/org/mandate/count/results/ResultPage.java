package org.mandate.count.results;

/** Placeholder. */
public final class ResultPage {
  public ResultPage(String ruleTitle, String source) {}

  public void add(Result result) {}

  public void refused(String file, String reason) {}
}
