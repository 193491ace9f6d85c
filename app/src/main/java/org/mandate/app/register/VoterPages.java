package org.mandate.app.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms by which a practice's voter and deputy are authorised, by which proof, until when. */
public final class VoterPages {
  private static final Map<String, String> STANDINGS =
      new java.util.TreeMap<>(Map.of("voter", "Authorised voter", "deputy", "Deputy"))
          .descendingMap();

  private final People people;
  private final PeoplePages forms;

  public VoterPages(People people, PeoplePages forms) {
    this.people = people;
    this.forms = forms;
  }

  /** The form that authorises. */
  public Reply askToAuthorise(Ask ask) {
    return practice(ask)
        .<Reply>map(p -> form(ask, p, FormErrors.none()).reply())
        .orElseGet(Reply.NotFound::new);
  }

  /** Authorises; whoever was it before is so until that day. */
  public Reply authorise(Ask ask) {
    return forms.oneAtATime(practice(ask), at -> authorise(ask, at));
  }

  private Reply authorise(Ask ask, Organisation at) {
    UUID id = PeoplePages.once(ask);
    if (people.isKept(id)) {
      return PeoplePages.done(at);
    }
    FormErrors errors = new FormErrors();
    String standing = ask.field("standing").orElse("");
    if (!STANDINGS.containsKey(standing)) {
      errors.add("standing", "Choose voter or deputy");
    }
    Optional<UUID> person = forms.chosen(ask, at);
    if (person.isEmpty()) {
      errors.add("person", "Choose who it is");
    }
    String proof = ask.field("proof").orElse("");
    if (proof.isEmpty() || proof.length() > 1000) {
      errors.add(
          "proof",
          proof.isEmpty() ? "Say what shows the authority" : "Say it in at most 1,000 characters");
    }
    Optional<LocalDate> from = PeoplePages.firstDay(ask, errors);
    if (person.isEmpty() || from.isEmpty() || !errors.isEmpty()) {
      return form(ask, at, errors).reply();
    }
    Authority wanted =
        new Authority(
            id, person.get(), "", at.code(), standing, proof, from.get(), Optional.empty());
    Optional<String> obstacle =
        PeopleRules.authorityObstacle(wanted, people.authorities(at.code(), from.get()));
    if (obstacle.isPresent()) {
      return form(ask, at, errors.add("from", obstacle.get())).reply();
    }
    people.authorise(wanted);
    return PeoplePages.done(at);
  }

  /** The form that ends an authority. */
  public Reply askToEnd(Ask ask) {
    return held(ask)
        .<Reply>map(a -> endForm(ask, a, FormErrors.none()).reply())
        .orElseGet(Reply.NotFound::new);
  }

  /** Ends it; when somebody has done so already, nothing changes. */
  public Reply end(Ask ask) {
    return forms.oneAtATime(practice(ask), at -> end(ask, at));
  }

  private Reply end(Ask ask, Organisation at) {
    Optional<Authority> held = held(ask);
    if (held.isEmpty()) {
      return PeoplePages.done(at);
    }
    FormErrors errors = new FormErrors();
    Optional<LocalDate> until = PeoplePages.lastDay(ask, held.get().from(), errors);
    if (until.isEmpty()) {
      return endForm(ask, held.get(), errors).reply();
    }
    people.endAuthority(held.get(), until.get());
    return PeoplePages.done(at);
  }

  private FormPage form(Ask ask, Organisation at, FormErrors errors) {
    List<Field> fields =
        List.of(
            Field.select("standing", "Authorised as", PeoplePages.options("Choose one", STANDINGS))
                .value(ask.typed("standing")),
            forms.personField(ask, at),
            Field.area("proof", "Proof of authority")
                .hint("What shows it, and of which day: minutes, a signed letter")
                .value(ask.typed("proof"))
                .rows(3),
            FormPage.date(ask, "from", "From").hint(PeoplePages.WHEN));
    return new FormPage(
        "Who votes for " + at.name() + "?",
        List.of(
            Prose.of(
                "A practice has one authorised voter and one deputy. Whoever was it before is so"
                    + " until the new one begins.")),
        PeoplePages.base(at) + "/voters/add",
        PeoplePages.once(ask).toString(),
        fields,
        "Authorise",
        PeoplePages.back(at),
        errors);
  }

  private FormPage endForm(Ask ask, Authority a, FormErrors errors) {
    Organisation at = forms.organisation(ask).orElseThrow();
    return new FormPage(
        "When does %s stop being %s?".formatted(a.name(), PeopleRules.title(a.standing())),
        List.of(Prose.of("Authorised from %s by: %s".formatted(Dates.plain(a.from()), a.proof()))),
        PeoplePages.base(at) + "/voters/" + a.id() + "/end",
        PeoplePages.once(ask).toString(),
        List.of(FormPage.date(ask, "until", "Until").hint(PeoplePages.FIRST_DAY_OUT)),
        "Record the end",
        PeoplePages.back(at),
        errors);
  }

  private Optional<Authority> held(Ask ask) {
    return ask.uuid("authority")
        .flatMap(people::authority)
        .filter(a -> a.practice().equals(ask.variable("code")));
  }

  private Optional<Organisation> practice(Ask ask) {
    return forms.organisation(ask).filter(Organisation::isPractice);
  }
}
