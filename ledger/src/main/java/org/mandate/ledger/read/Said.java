package org.mandate.ledger.read;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Remarks gathered in a pass: all are counted, the first hundred of each kind are kept. */
final class Said {
  private static final int MOST = 100;
  private final Map<Remark.Kind, List<Remark>> kept = new EnumMap<>(Remark.Kind.class);
  private final Map<Remark.Kind, Integer> counts = new EnumMap<>(Remark.Kind.class);

  void say(Remark.Kind kind, int line, String words) {
    counts.merge(kind, 1, Integer::sum);
    List<Remark> list = kept.computeIfAbsent(kind, k -> new ArrayList<>());
    if (list.size() < MOST) {
      list.add(new Remark(kind, line, words));
    }
  }

  void say(List<Remark> remarks) {
    remarks.forEach(r -> say(r.kind(), r.line(), r.words()));
  }

  int count(Remark.Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  List<Remark> all() {
    var all = new ArrayList<Remark>();
    kept.forEach(
        (kind, list) -> {
          all.addAll(list);
          int more = count(kind) - list.size();
          if (more > 0) {
            all.add(new Remark(kind, 0, "And " + more + " more like the last."));
          }
        });
    return List.copyOf(all);
  }
}
