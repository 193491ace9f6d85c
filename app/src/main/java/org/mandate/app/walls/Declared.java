package org.mandate.app.walls;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.mandate.conflicts.Link;

/** What people have declared, as links of all periods; asked as the job warden. */
public interface Declared {
  /** Declared interests in these organisations. */
  List<Link> linksTo(Collection<String> organisations);

  /** Declared interests of these people, and their close ties with anybody. */
  List<Link> linksOf(Collection<UUID> people);
}
