package org.mandate.app.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed, as terms: all must be there, but for those with a minus before them. Words
 * in quotation marks must follow each other. The last word, unless it is in quotation marks, may be
 * the beginning of a word. The database finds words by their stems, so that "vote" finds "voting";
 * codes and references stand as they are.
 *
 * @param terms in the order typed, twelve at most
 */
public record Question(List<Term> terms) {
  /** As many characters as are read; nobody types more. */
  public static final int LONGEST = 200;

  private static final int MOST_TERMS = 12;
  private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");

  /**
   * One word or a run of words.
   *
   * @param words as typed, without its quotation marks
   * @param not whether it must not be there
   * @param beginning whether its last word may be the beginning of one
   */
  public record Term(String words, boolean not, boolean beginning) {}

  public Question {
    terms = List.copyOf(terms);
  }

  /** Reads what was typed; anything can be read. */
  public static Question of(String typed) {
    String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    Matcher m = TERM.matcher(text.replaceAll("[“”„«»]", "\"").replace('\0', ' '));
    List<Term> terms = new ArrayList<>();
    boolean open = false;
    while (m.find() && terms.size() < MOST_TERMS) {
      open = m.group(3) != null;
      String words = open ? m.group(3) : m.group(2);
      if (words.chars().anyMatch(Character::isLetterOrDigit)) {
        terms.add(new Term(words, !m.group(1).isEmpty(), false));
      }
    }
    if (!terms.isEmpty() && open && !terms.getLast().not()) {
      terms.add(new Term(terms.removeLast().words(), false, true));
    }
    return new Question(terms);
  }

  /** Whether there is anything to look for; what must not be there is not enough. */
  public boolean asksNothing() {
    return terms.stream().allMatch(Term::not);
  }
}
