package org.mandate.app.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mandate.app.record.Canonical;

/** Finds the facts behind a roll and proves each from the file or statement that it stands in. */
final class Proofs {
  /** Where facts stand with their root. */
  interface Sources {
    Imported imported(long id);

    /** Gives every line of an imported file. */
    void lines(long importId, Consumer<String> each);

    Statements.Stated stated(long id);
  }

  private final ProofStore store;
  private final Sources sources;

  Proofs(ProofStore store, Sources sources) {
    this.store = store;
    this.sources = sources;
  }

  List<FactProof> of(Evidence wanted) {
    Map<ProofStore.Source, Set<Map<String, String>>> asked = new TreeMap<>();
    store.listSizes(wanted).forEach(f -> ask(asked, f));
    store.parents("network", wanted.inNetworks(), wanted).forEach(f -> ask(asked, f));
    Set<String> left = new HashSet<>(wanted.inAreas());
    Set<String> areas = new HashSet<>();
    for (String tier : List.of("neighbourhood", "network")) {
      for (ProofStore.Fact fact : store.parents(tier, left, wanted)) {
        ask(asked, fact);
        areas.add(fact.says().getOrDefault(tier, ""));
        left.remove(fact.says().get("practice"));
      }
    }
    store.names(areas, wanted).forEach(f -> ask(asked, f));
    List<FactProof> proofs = new ArrayList<>();
    asked.forEach(
        (source, facts) -> {
          try (FactTree tree = new FactTree()) {
            prove(source, facts, tree, proofs);
          }
        });
    return proofs;
  }

  private static void ask(
      Map<ProofStore.Source, Set<Map<String, String>>> asked, ProofStore.Fact fact) {
    asked.computeIfAbsent(fact.source(), _ -> new HashSet<>()).add(fact.says());
  }

  private void prove(
      ProofStore.Source source,
      Set<Map<String, String>> facts,
      FactTree tree,
      List<FactProof> proofs) {
    Map<String, List<Map<String, String>>> about =
        facts.stream().collect(Collectors.groupingBy(Proofs::key));
    Set<String> found = new TreeSet<>();
    Consumer<String> each =
        line -> {
          tree.add(line);
          Map<String, Object> says = Canonical.parseObject(line);
          if (about.getOrDefault(key(says), List.of()).stream().anyMatch(f -> fits(f, says))) {
            found.add(line);
          }
        };
    String root;
    long entry;
    if (source.imported()) {
      Imported imported = sources.imported(source.id());
      sources.lines(source.id(), each);
      root = imported.root();
      entry = imported.entry();
    } else {
      Statements.Stated stated = sources.stated(source.id());
      stated.lines().forEach(each);
      root = stated.root();
      entry = stated.entry();
    }
    if (!tree.root().hex().equals(root)) {
      throw new IllegalStateException(source + " was changed after it was recorded");
    }
    found.forEach(line -> proofs.add(new FactProof(line, tree.proof(line), root, entry)));
  }

  /** The organisation a line is about. */
  private static String key(Map<String, ?> says) {
    return String.valueOf(says.containsKey("code") ? says.get("code") : says.get("practice"));
  }

  /** Whether a line says all that was asked for. */
  private static boolean fits(Map<String, String> asked, Map<String, Object> says) {
    return asked.entrySet().stream()
        .allMatch(e -> e.getValue().equals(String.valueOf(says.get(e.getKey()))));
  }
}
