package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.elections.BallotPages.Act;
import org.mandate.app.web.Button;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/**
 * A page of secret elections: the answer as heading, what to do next, facts, sections. Drawn by
 * elections/secret.jte.
 *
 * @param notes what keeps something from going on
 */
public record SecretPage(
    String caption,
    String heading,
    Prose lede,
    List<Button> buttons,
    List<Link> links,
    List<Prose> notes,
    Summary facts,
    List<Section> sections) {
  public static final String TEMPLATE = "elections/secret.jte";

  public SecretPage {
    buttons = List.copyOf(buttons);
    links = List.copyOf(links);
    notes = List.copyOf(notes);
    sections = List.copyOf(sections);
  }

  /** Words of somebody, whose they are, and what became of them. */
  public record Said(String words, Prose by, Prose after) {}

  /** A part of the page under one heading. */
  public record Section(
      String heading,
      List<Prose> words,
      List<Table> tables,
      List<Said> said,
      List<Act> acts,
      List<Button> buttons) {
    public Section {
      words = List.copyOf(words);
      tables = List.copyOf(tables);
      said = List.copyOf(said);
      acts = List.copyOf(acts);
      buttons = List.copyOf(buttons);
    }

    /** An empty one. */
    public static Section of(String heading, Prose... words) {
      return new Section(heading, List.of(words), List.of(), List.of(), List.of(), List.of());
    }

    public Section table(Table table) {
      return new Section(heading, words, more(tables, table), said, acts, buttons);
    }

    public Section said(String quoted, Prose by, Prose after) {
      return new Section(
          heading, words, tables, more(said, new Said(quoted, by, after)), acts, buttons);
    }

    public Section act(String action, String explained, Button button) {
      return new Section(
          heading, words, tables, said, more(acts, new Act(action, explained, button)), buttons);
    }

    public Section words(Prose further) {
      return new Section(heading, more(words, further), tables, said, acts, buttons);
    }

    public Section button(Button button) {
      return new Section(heading, words, tables, said, acts, more(buttons, button));
    }

    private static <T> List<T> more(List<T> list, T one) {
      List<T> all = new ArrayList<>(list);
      all.add(one);
      return all;
    }
  }
}
