package org.mandate.app.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two texts compared word by word: what was kept, taken out and put in, in reading order. The words
 * kept are a longest common run of words (as {@link WordMatch} finds it); marks of punctuation
 * count as words of their own, and only spaces and line breaks are not compared.
 *
 * <p>The kept and the added runs, written one after the other with their gaps, are the text after;
 * the kept and the removed ones are the text before but for its spaces. Template part {@code
 * web/compared.jte}.
 *
 * @param runs kept, removed and added ones; a removed one stands before the added one that takes
 *     its place
 */
public record TextCompare(List<Run> runs) implements Content {
  /** What became of a run of words. */
  public enum Kind {
    KEPT,
    REMOVED,
    ADDED
  }

  /**
   * Words that share one fate.
   *
   * @param gap what stands before them: nothing, spaces or line breaks
   * @param words begin and end with a word or a mark
   */
  public record Run(Kind kind, String gap, String words) {
    int count() {
      return (int) tokens(words).stream().filter(Token::isWord).count();
    }
  }

  /** Longer middles than this (words before times words after) are not compared word by word. */
  static final long MOST_CELLS = 100_000_000;

  private static final String HIDDEN = "<span class=\"nhsuk-u-visually-hidden\">";
  private static final Pattern TOKEN =
      Pattern.compile("(\\s*)([\\p{L}\\p{N}\\p{M}]+(?:[’'][\\p{L}\\p{N}\\p{M}]+)*|\\S)");

  private record Token(String gap, String word) {
    boolean isWord() {
      return Character.isLetterOrDigit(word.codePointAt(0));
    }
  }

  public TextCompare {
    runs = List.copyOf(runs);
  }

  /** Compares two texts; ends of line of any system count alike. */
  public static TextCompare of(String before, String after) {
    List<Token> old = tokens(before);
    List<Token> now = tokens(after);
    int head = 0;
    while (head < Math.min(old.size(), now.size()) && same(old, head, now, head)) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), now.size()) - head
        && same(old, old.size() - 1 - tail, now, now.size() - 1 - tail)) {
      tail++;
    }
    List<Token> oldMiddle = old.subList(head, old.size() - tail);
    List<Token> nowMiddle = now.subList(head, now.size() - tail);
    var drawing = new Drawing();
    now.subList(0, head).forEach(drawing::kept);
    middle(oldMiddle, nowMiddle, drawing);
    now.subList(now.size() - tail, now.size()).forEach(drawing::kept);
    return new TextCompare(drawing.done());
  }

  private static void middle(List<Token> old, List<Token> now, Drawing drawing) {
    boolean tooLong = (long) old.size() * now.size() > MOST_CELLS;
    boolean[] kept =
        tooLong
            ? new boolean[old.size()]
            : WordMatch.kept(
                old.stream().map(Token::word).toList(), now.stream().map(Token::word).toList());
    int at = 0;
    for (int i = 0; i < old.size(); i++) {
      if (!kept[i]) {
        drawing.removed(old.get(i));
        continue;
      }
      while (!now.get(at).word().equals(old.get(i).word())) {
        drawing.added(now.get(at++));
      }
      drawing.kept(now.get(at++));
    }
    now.subList(at, now.size()).forEach(drawing::added);
  }

  private static boolean same(List<Token> old, int i, List<Token> now, int j) {
    return old.get(i).word().equals(now.get(j).word());
  }

  private static List<Token> tokens(String text) {
    Matcher m = TOKEN.matcher(text.strip().replaceAll("\\R", "\n"));
    var tokens = new ArrayList<Token>();
    while (m.find()) {
      tokens.add(new Token(m.group(1), m.group(2)));
    }
    return tokens;
  }

  /** Whether no word differs. */
  public boolean isSame() {
    return runs.stream().allMatch(r -> r.kind() == Kind.KEPT);
  }

  /** Words added, marks of punctuation not counted. */
  public int added() {
    return count(Kind.ADDED);
  }

  /** Words taken out, marks of punctuation not counted. */
  public int removed() {
    return count(Kind.REMOVED);
  }

  private int count(Kind kind) {
    return runs.stream().filter(r -> r.kind() == kind).mapToInt(Run::count).sum();
  }

  /** At how many places the texts differ. */
  public int places() {
    int places = 0;
    boolean before = false;
    for (Run run : runs) {
      boolean changed = run.kind() != Kind.KEPT;
      places += changed && !before ? 1 : 0;
      before = changed;
    }
    return places;
  }

  /** One sentence: "3 words put in and 1 word taken out, at 2 places". */
  public String summary() {
    if (isSame()) {
      return "No word differs";
    }
    String in = Numbers.count(added(), "word", "words") + " put in";
    String out = Numbers.count(removed(), "word", "words") + " taken out";
    String at = ", at " + Numbers.count(places(), "place", "places");
    if (added() == 0 && removed() == 0) {
      return "Only punctuation differs" + at;
    }
    return (removed() == 0 ? in : added() == 0 ? out : in + " and " + out) + at;
  }

  /** The runs as {@code del} and {@code ins}, with words for who hears the page. */
  @Override
  public void writeTo(TemplateOutput out) {
    for (Run run : runs) {
      lines(run.gap(), out);
      switch (run.kind()) {
        case KEPT -> lines(run.words(), out);
        case REMOVED -> marked("del", "taken out", run.words(), out);
        case ADDED -> marked("ins", "put in", run.words(), out);
      }
    }
  }

  private static void marked(String element, String said, String words, TemplateOutput out) {
    out.writeContent("<" + element + ">" + HIDDEN + "[" + said + ": </span>");
    lines(words, out);
    out.writeContent(HIDDEN + "]</span></" + element + ">");
  }

  private static void lines(String text, TemplateOutput out) {
    String separator = "";
    for (String line : text.split("\n", -1)) {
      out.writeContent(separator);
      Escape.htmlContent(line, out);
      separator = "<br>";
    }
  }

  /** Puts tokens together into runs: within one change what was removed stands before the rest. */
  private static final class Drawing {
    private final List<Run> runs = new ArrayList<>();
    private final List<Token> kept = new ArrayList<>();
    private final List<Token> removed = new ArrayList<>();
    private final List<Token> added = new ArrayList<>();

    void kept(Token token) {
      flush(Kind.REMOVED, removed);
      flush(Kind.ADDED, added);
      kept.add(token);
    }

    void removed(Token token) {
      flush(Kind.KEPT, kept);
      removed.add(token);
    }

    void added(Token token) {
      flush(Kind.KEPT, kept);
      added.add(token);
    }

    List<Run> done() {
      flush(Kind.KEPT, kept);
      flush(Kind.REMOVED, removed);
      flush(Kind.ADDED, added);
      return runs;
    }

    private void flush(Kind kind, List<Token> tokens) {
      if (tokens.isEmpty()) {
        return;
      }
      var words = new StringBuilder(tokens.getFirst().word());
      tokens.stream().skip(1).forEach(t -> words.append(t.gap()).append(t.word()));
      runs.add(new Run(kind, tokens.getFirst().gap(), words.toString()));
      tokens.clear();
    }
  }
}
