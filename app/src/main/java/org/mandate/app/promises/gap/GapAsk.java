package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.gap.Sheet.Scope;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Prose;

/**
 * Whose figures an address asks for, and the addresses of the others.
 *
 * @param base of the page without what is asked
 * @param reference of the one promise; "" for all
 * @param at the day that was asked for
 * @param scope whose figures
 * @param whose its name
 * @param own the practice that is pinned
 * @param mine whether that is one of the reader's own
 * @param links to the figures of others
 */
record GapAsk(
    String base,
    String reference,
    Optional<LocalDate> at,
    Scope scope,
    String whose,
    Optional<PracticeLine> own,
    boolean mine,
    List<Prose> links) {

  static GapAsk of(
      Ask ask, Body body, Sheet whole, Optional<Promise> one, Set<String> organisations) {
    Optional<PracticeLine> named = ask.field("practice").flatMap(whole::line);
    Optional<PracticeLine> member =
        whole.lines().stream().filter(l -> organisations.contains(l.code())).findFirst();
    Optional<PracticeLine> own = named.or(() -> member);
    Optional<String> network = ask.field("pcn").filter(whole.networks()::containsKey);
    Scope scope =
        named
            .<Scope>map(l -> new Scope.Practice(l.code()))
            .or(() -> network.map(Scope.Network::new))
            .orElseGet(Scope.All::new);
    String whose =
        named
            .map(PracticeLine::name)
            .or(() -> network.map(n -> whole.networks().getOrDefault(n, n)))
            .orElse("All practices");
    GapAsk bare =
        new GapAsk(
            GapGround.at(body),
            one.map(Promise::reference).orElse(""),
            ask.date("at"),
            scope,
            whose,
            own,
            own.filter(o -> organisations.contains(o.code())).isPresent(),
            List.of());
    return bare.with(bare.links(whole, member));
  }

  private GapAsk with(List<Prose> more) {
    return new GapAsk(base, reference, at, scope, whose, own, mine, more);
  }

  private List<Prose> links(Sheet whole, Optional<PracticeLine> member) {
    List<Prose> all = new ArrayList<>();
    all.add(one("All practices", new Scope.All()));
    member.ifPresent(m -> all.add(one(m.name() + " (you)", new Scope.Practice(m.code()))));
    if (scope instanceof Scope.Practice(String code)
        && member.filter(m -> m.code().equals(code)).isEmpty()) {
      all.add(Prose.empty().bold(whose));
    }
    whole.networks().forEach((code, name) -> all.add(one(name, new Scope.Network(code))));
    return all;
  }

  private Prose one(String name, Scope other) {
    return scope.equals(other)
        ? Prose.empty().bold(name)
        : Prose.empty().link(name, address("gap", other, at));
  }

  /** The same a while ago. */
  String before(LocalDate day) {
    return address("gap", scope, Optional.of(day));
  }

  /** The same as a file. */
  String file(String name) {
    return address(name, scope, at);
  }

  private String address(String name, Scope of, Optional<LocalDate> day) {
    List<String> asked = new ArrayList<>();
    if (!reference.isEmpty()) {
      asked.add("promise=" + reference);
    }
    switch (of) {
      case Scope.All _ -> {}
      case Scope.Network(String code) -> asked.add("pcn=" + code);
      case Scope.Practice(String code) -> asked.add("practice=" + code);
    }
    day.ifPresent(d -> asked.add("at=" + d));
    return base + "/" + name + (asked.isEmpty() ? "" : "?" + String.join("&", asked));
  }
}
