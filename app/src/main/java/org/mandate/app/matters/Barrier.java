package org.mandate.app.matters;

import java.util.List;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;

/**
 * What keeps a reader from a matter, in words for the matter's own pages.
 *
 * @param out whether the reader is kept from the matter's papers, and so does not keep it either
 * @param words what is told to the reader; may be empty
 * @param links where to read more
 */
public record Barrier(boolean out, Prose words, List<Link> links) {
  public Barrier {
    links = List.copyOf(links);
  }

  /** Told by the feature that knows of conflicts. */
  public interface Source {
    /** What stands between this reader and a matter that they may see. */
    Barrier of(Matter m, Who reader);

    /** Somebody opened a sealed paper that belongs to a party. */
    void opened(Matter m, Paper paper, UUID person);
  }
}
