package org.mandate.app.decisions.procurement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.mandate.app.record.Canonical;

/**
 * What a commissioner writes down of a procurement: what regulation 24 of S.I. 2023/1348 asks for
 * and no vote tells.
 *
 * @param providers who is awarded the contract, or party to the framework, with the address of the
 *     registered office or principal place of business
 * @param decided how it was decided, and by whom: a committee or job titles
 * @param key how the key criteria were taken into account
 * @param basic how the basic selection criteria were assessed
 * @param award how contract or framework award criteria were evaluated, in the Competitive Process
 * @param conflicts declared, and how they were managed, beyond what the walls tell
 */
public record RecordFields(
    Optional<Process> process,
    List<Provider> providers,
    String decided,
    String key,
    String basic,
    String award,
    String conflicts) {

  /** Nothing written down yet. */
  public static final RecordFields EMPTY =
      new RecordFields(Optional.empty(), List.of(), "", "", "", "", "");

  /** A provider. */
  public record Provider(String name, String address) {}

  public RecordFields {
    providers = List.copyOf(providers);
  }

  String text() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("process", process.map(Process::code).orElse(""));
    tree.put(
        "providers",
        providers.stream().map(p -> Map.of("name", p.name(), "address", p.address())).toList());
    tree.put("decided", decided);
    tree.put("key", key);
    tree.put("basic", basic);
    tree.put("award", award);
    tree.put("conflicts", conflicts);
    return Canonical.text(tree);
  }

  static RecordFields read(String text) {
    Map<String, Object> tree = Canonical.parseObject(text);
    return new RecordFields(
        Process.of(word(tree, "process")),
        ((List<?>) Objects.requireNonNull(tree.get("providers")))
            .stream().map(RecordFields::provider).toList(),
        word(tree, "decided"),
        word(tree, "key"),
        word(tree, "basic"),
        word(tree, "award"),
        word(tree, "conflicts"));
  }

  private static Provider provider(Object tree) {
    Map<?, ?> p = (Map<?, ?>) tree;
    return new Provider(word(p, "name"), word(p, "address"));
  }

  private static String word(Map<?, ?> tree, String name) {
    return (String) Objects.requireNonNull(tree.get(name));
  }
}
