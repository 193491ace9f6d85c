package org.mandate.app.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Record;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Link;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/** The read API and the page that explains it. Each answer is what the public sees. */
public final class ApiPages {
  private static final String JSON = "application/json";
  private final PublicGround ground;
  private final Datasets datasets;

  public ApiPages(PublicGround ground) {
    this.ground = ground;
    this.datasets = new Datasets(ground);
  }

  /**
   * The page of the API.
   *
   * @param example an address that answers here, complete
   */
  public record ApiPage(Table files, Table columns, String example, List<Link> bodies) {}

  /** What it gives, with examples. */
  public Reply explain(Ask ask) {
    List<Body> bodies = ground.bodies().all();
    String first = bodies.isEmpty() ? "{body}" : bodies.getFirst().slug();
    Table.Builder files =
        Table.named("What can be read")
            .stack()
            .column("Table")
            .column("What a row is")
            .column("Files of the first body");
    Table.Builder columns =
        Table.named("Every column")
            .stack()
            .column("Column")
            .column("Table")
            .column("What it means");
    for (Dataset d : datasets.all()) {
      String at = "/api/v1/bodies/" + first + "/" + d.id();
      files.row(
          d.title(),
          d.says(),
          org.mandate.app.web.Prose.empty()
              .link("JSON", at + ".json")
              .text(" ")
              .link("CSV", at + ".csv"));
      d.columns().forEach(c -> columns.row(c.name(), d.title(), c.says()));
    }
    return Reply.page(
        "publication/api.jte",
        "Read API",
        new ApiPage(
            files.build(),
            columns.build(),
            ground.publicUrl() + "/api/v1/bodies/" + first + "/decisions.json",
            bodies.stream().map(b -> new Link(b.name(), "/api/v1/bodies/" + b.slug())).toList()));
  }

  /** The description that programs read. */
  public Reply description(Ask ask) {
    return json(new OpenApi(datasets.all(), ground.publicUrl()).document());
  }

  /** All bodies. */
  public Reply bodies(Ask ask) {
    List<Object> all = new ArrayList<>();
    ground.bodies().all().forEach(b -> all.add(BodyFile.of(b, ground.bodies())));
    return bytes(
        JSON, (Canonical.text(all) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** One body. */
  public Reply body(Ask ask) {
    return ground
        .bodies()
        .find(ask.variable("body"))
        .map(b -> json(BodyFile.of(b, ground.bodies())))
        .orElseGet(ApiPages::missing);
  }

  /** One table of a body, "decisions.json" or "decisions.csv"; or everything.json. */
  public Reply file(Ask ask) {
    Optional<Body> body = ground.bodies().find(ask.variable("body"));
    String file = ask.variable("file");
    int dot = file.lastIndexOf('.');
    String form = dot < 0 ? "json" : file.substring(dot + 1);
    String id = dot < 0 ? file : file.substring(0, dot);
    if (body.isEmpty() || !List.of("json", "csv").contains(form)) {
      return missing();
    }
    if (file.equals("everything.json")) {
      return everything(body.get());
    }
    return datasets
        .find(id)
        .map(
            d ->
                form.equals("csv")
                    ? bytes("text/csv;charset=UTF-8", d.csv(body.get()), named(body.get(), file))
                    : bytes(JSON, d.json(body.get(), made())))
        .orElseGet(ApiPages::missing);
  }

  private Reply everything(Body body) {
    Map<String, @Nullable Object> tables = new LinkedHashMap<>();
    datasets.all().forEach(d -> tables.put(d.id(), d.tree(body, made())));
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("body", BodyFile.of(body, ground.bodies()));
    all.put("made", made());
    all.put("datasets", tables);
    return bytes(JSON, Dataset.bytes(all), named(body, "everything.json"));
  }

  private String made() {
    return Record.time(ground.bodies().now());
  }

  private static Map<String, String> named(Body body, String file) {
    return Map.of(
        "Content-Disposition", "attachment; filename=\"" + body.slug() + "-" + file + "\"");
  }

  private static Reply json(Map<String, ? extends @Nullable Object> tree) {
    return bytes(JSON, Dataset.bytes(tree));
  }

  private static Reply bytes(String type, byte[] bytes) {
    return bytes(type, bytes, Map.of());
  }

  // Anybody's page may read it: nothing here depends on who asks.
  private static Reply bytes(String type, byte[] bytes, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Cache-Control", "public, max-age=60");
    return new Reply.Bytes(type, bytes, headers);
  }

  private static Reply missing() {
    return new Reply.NotFound();
  }
}
