package org.mandate.app.decisions;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;

/** Holds dissent against its entries. */
record DissentAudit(PaperStore store) implements Audited {
  @Override
  public String table() {
    return "decision_dissent";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (Dissent one : store.allDissent()) {
      if (one.entry() == 0) {
        continue; // of a decision taken in a sealed item
      }
      Map<String, Object> sealed = new TreeMap<>();
      sealed.put("words", one.words());
      one.person().map(UUID::toString).ifPresent(person -> sealed.put("person", person));
      each.accept(new Row(one.id().toString(), one.entry(), AtMeetings.facts(one), sealed));
    }
  }
}
