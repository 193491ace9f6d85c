package org.mandate.app.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Membership;

/** One body as the API tells of it. */
final class BodyFile {
  static final List<Column> COLUMNS =
      List.of(
          new Column("slug", Column.Type.TEXT, "Its short name, in addresses and in the record."),
          new Column("name", Column.Type.TEXT, "As it calls itself."),
          new Column(
              "authority",
              Column.Type.TEXT,
              "Where its authority comes from: statute, delegation, contract or member-mandate."),
          new Column("instrument", Column.Type.TEXT, "The text behind it; empty for none."),
          new Column("founder", Column.Type.TEXT, "The organisation that founded it; else empty."),
          new Column("from", Column.Type.DATE, "The day it began."),
          new Column("state", Column.Type.TEXT, "active, paused, merged or closed, today."),
          new Column("practices", Column.Type.WHOLE, "How many member practices it has today."),
          new Column(
              "patients", Column.Type.WHOLE, "Their registered patients, by the latest lists."));

  private BodyFile() {}

  static Map<String, @Nullable Object> of(Body b, Bodies bodies) {
    Membership members = bodies.membership(b.id(), bodies.today(), Bodies.REGISTERED);
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("slug", b.slug());
    file.put("name", b.name());
    file.put("authority", b.source().word());
    file.put("instrument", b.instrument());
    file.put("founder", b.founder());
    file.put("from", b.from().toString());
    file.put(
        "state", bodies.status(b.id(), bodies.today()).map(s -> s.state().word()).orElse(null));
    file.put("practices", (long) members.members().size());
    file.put("patients", members.patients());
    return file;
  }
}
