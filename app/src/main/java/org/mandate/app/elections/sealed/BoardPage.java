package org.mandate.app.elections.sealed;

import java.util.List;
import org.mandate.app.web.Check;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;

/**
 * The board of a secret election, for whoever checks it. Template {@code
 * elections/sealed/board.jte}.
 *
 * @param caption the election
 * @param heading the answer: how far it is
 * @param text what that means
 * @param next who does what next, and how to protest
 * @param ceremony the trustees' keys and the credentials, one line each
 * @param steps what happened on the board, ballots counted together
 * @param checked what the last whole check tested, in words; empty before there is a result
 * @param found what that check found that breaks no rule and should be known
 * @param limits what no check can tell, each with its size
 * @param command how to check it with our program
 * @param fingerprint of the election; empty before voting opened
 * @param client checksum of the scripts that seal ballots
 */
public record BoardPage(
    String caption,
    String heading,
    Prose text,
    Prose next,
    List<Check> ceremony,
    Table steps,
    List<String> checked,
    List<String> found,
    List<String> limits,
    String command,
    String fingerprint,
    String client,
    List<Link> downloads) {
  public BoardPage {
    ceremony = List.copyOf(ceremony);
    checked = List.copyOf(checked);
    found = List.copyOf(found);
    limits = List.copyOf(limits);
    downloads = List.copyOf(downloads);
  }
}
