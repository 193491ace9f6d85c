package org.mandate.app.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A chain from one party to another, that reads as one sentence aloud: who, what joins them, which
 * organisation, and so on. Also for an organisation's predecessors and successors.
 */
public record Path(List<Item> items) {
  /** A node or the link to the next one. */
  public sealed interface Item {
    /** {@code party}: the end of a conflict's path, dashed while only expected. */
    record Node(Prose name, String detail, boolean party) implements Item {}

    record Joint(String words, String source) implements Item {}
  }

  public Path {
    items = List.copyOf(items);
  }

  public static Path from(Object name, String detail) {
    return new Path(List.of(new Item.Node(Prose.from(name), detail, false)));
  }

  /** What joins, with its date and source; then the next node. */
  public Path to(String words, String source, Object name, String detail) {
    return with(new Item.Joint(words, source), new Item.Node(Prose.from(name), detail, false));
  }

  /** The last step, to a party that is so far only expected. */
  public Path toParty(String words, String source, Object name, String detail) {
    return with(new Item.Joint(words, source), new Item.Node(Prose.from(name), detail, true));
  }

  private Path with(Item joint, Item node) {
    var longer = new ArrayList<>(items);
    longer.add(joint);
    longer.add(node);
    return new Path(longer);
  }
}
