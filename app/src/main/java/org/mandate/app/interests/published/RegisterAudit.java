package org.mandate.app.interests.published;

import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;

/**
 * Holds every edition against its entry; while its words are kept, the root is computed again from
 * them.
 */
record RegisterAudit(RegisterStore store) implements Audited {
  @Override
  public String table() {
    return "published_register";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (PublishedRegister r : store.all()) {
      Map<String, Object> facts = r.facts();
      if (r.isKept()) {
        RegisterRoot root = new RegisterRoot();
        store.linesAgain(r.id(), root::add);
        facts.put("root", root.hex());
      }
      each.accept(new Row("edition " + r.id(), r.entry(), facts, r.sealed()));
    }
  }
}
