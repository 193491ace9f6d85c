package org.mandate.app.promises.gap;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.gap.Sheet.Scope;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The gap as files. They hold only promises that everybody may read, whoever takes them. */
public final class ExportPages {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private final GapGround ground;

  public ExportPages(GapGround ground) {
    this.ground = ground;
  }

  public Reply csv(Ask ask) {
    return file(ask, "text/csv; charset=utf-8", ".csv", a -> GapFiles.csv(a.sheets()));
  }

  public Reply json(Ask ask) {
    return file(
        ask,
        "application/json",
        ".json",
        a -> GapFiles.json(a.body(), a.day().toString(), a.sheets()));
  }

  private record Asked(
      Body body, LocalDate day, Optional<String> reference, Map<Promise, Sheet> sheets) {}

  private Reply file(Ask ask, String type, String end, Function<Asked, byte[]> bytes) {
    return ground.body(
        ask,
        body -> {
          Optional<String> reference = ask.field("promise");
          List<Promise> open = open(body, reference);
          if (reference.isPresent() && open.isEmpty()) {
            return new Reply.NotFound();
          }
          LocalDate day = ground.day(ask);
          Map<Promise, Sheet> sheets = scoped(ask, ground.sheets().of(open, day));
          String name = GapFiles.name(body, reference, "promise-gap", day.toString(), end);
          return attached(type, name, bytes.apply(new Asked(body, day, reference, sheets)));
        });
  }

  private List<Promise> open(Body body, Optional<String> reference) {
    return ground.promises().of(body.id()).stream()
        .filter(Promise::open)
        .filter(Promise::isMoney)
        .filter(p -> reference.isEmpty() || p.reference().equals(reference.get()))
        .toList();
  }

  private static Map<Promise, Sheet> scoped(Ask ask, Map<Promise, Sheet> sheets) {
    Scope scope =
        ask.field("practice")
            .<Scope>map(Scope.Practice::new)
            .or(() -> ask.field("pcn").map(Scope.Network::new))
            .orElseGet(Scope.All::new);
    Map<Promise, Sheet> all = new LinkedHashMap<>();
    sheets.forEach((p, s) -> all.put(p, s.of(scope)));
    return all;
  }

  static Reply attached(String type, String name, byte[] bytes) {
    return new Reply.Bytes(
        type,
        bytes,
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"" + name + "\"",
            "X-Content-Type-Options",
            "nosniff"));
  }

  /** Payments as Open Contracting transactions. */
  public Reply transactions(Ask ask) {
    return ground.body(
        ask,
        body -> {
          Optional<String> reference = ask.field("promise");
          List<Promise> open = open(body, reference);
          if (reference.isPresent() && open.isEmpty()) {
            return new Reply.NotFound();
          }
          Map<String, Object> tree = new LinkedHashMap<>();
          tree.put("uri", ground.publicUrl() + ask.path());
          tree.put("publishedDate", ground.today() + "T00:00:00Z");
          tree.put("publisher", Map.of("name", body.name()));
          tree.put(
              "transactions",
              transactions(body, open, scoped(ask, ground.sheets().of(open, ground.today()))));
          return attached(
              "application/json",
              GapFiles.name(body, reference, "transactions", ground.today().toString(), ".json"),
              (JSON.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8));
        });
  }

  private List<Map<String, Object>> transactions(
      Body body, List<Promise> open, Map<Promise, Sheet> sheets) {
    Map<String, String> names = new HashMap<>();
    List<Map<String, Object>> all = new ArrayList<>();
    for (Promise promise : open) {
      Map<String, String> networks = new HashMap<>();
      Sheet sheet = sheets.getOrDefault(promise, new Sheet(ground.today(), List.of()));
      sheet.lines().forEach(l -> networks.put(l.code(), l.network()));
      Transactions made =
          new Transactions(
              code -> names.computeIfAbsent(code, ground.sheets()::named),
              practice -> networks.getOrDefault(practice, ""),
              ground.publicUrl());
      all.addAll(
          made.of(
              promise,
              ground.promises().life().promiserNow(promise),
              promise.path(body),
              ground.promises().entries(promise).stream()
                  .filter(e -> networks.containsKey(e.organisation()))
                  .toList()));
    }
    return all;
  }
}
