package org.mandate.app.promises.gap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.mandate.app.promises.Posted;
import org.mandate.app.promises.Promise;
import org.mandate.ledger.Account;
import org.mandate.ledger.Line;

/**
 * Payments under a promise as transactions of the Open Contracting Data Standard 1.1
 * (contracts/implementation/transactions): id, source, date, value, payer, payee, uri. What came is
 * a transaction; what somebody only says they paid, waived or dispute is none. Money taken back
 * goes the other way, with the payer and the payee turned. An entry that was taken back whole, and
 * the entry that did so, are left out.
 */
final class Transactions {
  private final UnaryOperator<String> named;
  private final UnaryOperator<String> networkOf;
  private final String publicUrl;

  /**
   * @param networkOf the network that a practice is in; "" for none
   */
  Transactions(UnaryOperator<String> named, UnaryOperator<String> networkOf, String publicUrl) {
    this.named = named;
    this.networkOf = networkOf;
    this.publicUrl = publicUrl;
  }

  private record Parties(String payer, String payee) {
    Parties turned() {
      return new Parties(payee, payer);
    }
  }

  /** In order of their days. */
  List<Map<String, Object>> of(
      Promise promise, String promiser, String path, List<Posted> entries) {
    Set<UUID> gone = new HashSet<>();
    for (Posted entry : entries) {
      entry
          .reverses()
          .ifPresent(
              r -> {
                gone.add(r);
                gone.add(entry.id());
              });
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (Posted entry : entries) {
      if (!gone.contains(entry.id())) {
        parties(promise, promiser, entry)
            .ifPresent(p -> all.add(transaction(entry, p, publicUrl + path)));
      }
    }
    return all;
  }

  private Optional<Parties> parties(Promise promise, String promiser, Posted entry) {
    String practice = entry.organisation();
    String payee =
        switch (promise.payee()) {
          case Promise.Payee.Itself _ -> practice;
          case Promise.Payee.One(String code) -> code;
          case Promise.Payee.Network _ -> {
            String network = networkOf.apply(practice);
            yield network.isEmpty() ? practice : network;
          }
        };
    return switch (entry.kind()) {
      case RECEIVED -> Optional.of(new Parties(promiser, payee));
      case PASSED_ON ->
          Optional.of(new Parties(payee.equals(practice) ? promiser : payee, practice));
      case RECOVERED, TAKEN_BACK ->
          Optional.of(
              new Parties(promiser, took(entry, Account.RECEIVED) ? payee : practice).turned());
      case PROMISED, DUE, RELEASED, SPENT, WAIVED, DISPUTED, SETTLED, GIVEN_UP, REVERSED ->
          Optional.empty();
    };
  }

  private static boolean took(Posted entry, Account from) {
    return entry.lines().stream().anyMatch((Line l) -> l.account() == from && l.pence() < 0);
  }

  private Map<String, Object> transaction(Posted entry, Parties parties, String uri) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("amount", BigDecimal.valueOf(entry.pence(), 2));
    value.put("currency", "GBP");
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", entry.id().toString());
    tree.put("source", source(entry, uri));
    tree.put("date", entry.on() + "T00:00:00Z");
    tree.put("value", value);
    tree.put("payer", party(parties.payer()));
    tree.put("payee", party(parties.payee()));
    tree.put("uri", uri + "#" + entry.id());
    return tree;
  }

  /** The line of the payer's file, where it came from one; else the page. */
  private static String source(Posted entry, String uri) {
    return entry.file().map(f -> "urn:sha256:" + f.sha256() + "#line=" + f.line()).orElse(uri);
  }

  private Map<String, Object> party(String code) {
    Map<String, Object> party = new LinkedHashMap<>();
    party.put("id", code);
    party.put("name", named.apply(code));
    return party;
  }
}
