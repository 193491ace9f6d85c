package org.mandate.app.register;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People, what they are to organisations and for which practice they may vote. The database shows
 * each asker only whom they may see: themself, the people of their own practices; the registrar
 * everybody. In the record a person is only a commitment.
 */
public final class People implements org.mandate.app.access.Standing {
  private final PeopleStore store;
  private final Record record;

  public People(JdbcClient db, Record record) {
    this.store = new PeopleStore(db);
    this.record = record;
  }

  /**
   * Records a person with the addresses they sign in by. Only whom the database lets register
   * people.
   */
  public UUID add(String name, List<String> emails) {
    UUID id = UUID.randomUUID();
    add(id, name, emails);
    return id;
  }

  /** The same under a known id. */
  public void add(UUID id, String name, List<String> emails) {
    store.addPerson(id, name);
    emails.forEach(email -> store.addAddress(id, email));
  }

  /** Makes a person keeper of this installation's register. */
  public void makeRegistrar(UUID person, LocalDate from) {
    store.addRegistrar(person, from);
  }

  public Optional<Person> person(UUID id) {
    return store.person(id);
  }

  /** Records what a person is to an organisation. */
  public Affiliation affiliate(
      UUID person, String organisation, String role, LocalDate from, Optional<LocalDate> until) {
    Affiliation a = new Affiliation(UUID.randomUUID(), person, "", organisation, role, from, until);
    keep(a, "person.affiliated");
    return a;
  }

  /** Ends an affiliation: what was said before stays, as superseded. */
  public void endAffiliation(UUID id, LocalDate until) {
    Affiliation before =
        store
            .affiliation(id)
            .orElseThrow(() -> new IllegalArgumentException("no such affiliation: " + id));
    store.supersedeAffiliation(id, record.now());
    keep(
        new Affiliation(
            UUID.randomUUID(),
            before.person(),
            "",
            before.organisation(),
            before.role(),
            before.from(),
            Optional.of(until)),
        "person.affiliation-ended");
  }

  private void keep(Affiliation a, String kind) {
    Draft draft =
        Draft.of(kind, "organisation:" + a.organisation())
            .fact("organisation", a.organisation())
            .fact("role", a.role())
            .fact("from", a.from().toString())
            .fact("until", a.until().map(LocalDate::toString).orElse(""))
            .sealed("person", a.person().toString(), Draft.Sight.FULL);
    Record.Written written = record.append(draft);
    store.addAffiliation(a, written.at(), written.id());
  }

  public List<Affiliation> affiliationsOf(UUID person) {
    return store.ofPerson(person);
  }

  /** The people of an organisation; empty to whom they are not to be seen. */
  public List<Affiliation> affiliationsAt(String organisation) {
    return store.ofOrganisation(organisation);
  }

  /**
   * Makes a person a practice's authorised voter or deputy. Whoever was it before is so until that
   * day.
   *
   * @param standing voter or deputy
   * @param proof what shows the authority: minutes, a signed letter
   */
  public Authority authorise(
      String practice, UUID person, String standing, String proof, LocalDate from) {
    store.authorities(practice, from).stream()
        .filter(a -> a.standing().equals(standing) && a.until().isEmpty())
        .forEach(a -> endAuthority(a, from));
    Authority authority =
        new Authority(
            UUID.randomUUID(), person, "", practice, standing, proof, from, Optional.empty());
    keep(authority, "practice.authorised");
    return authority;
  }

  /** Ends an authority. */
  public void endAuthority(Authority before, LocalDate until) {
    store.supersedeAuthority(before.id(), record.now());
    keep(
        new Authority(
            UUID.randomUUID(),
            before.person(),
            "",
            before.practice(),
            before.standing(),
            before.proof(),
            before.from(),
            Optional.of(until.isBefore(before.from()) ? before.from() : until)),
        "practice.authority-ended");
  }

  private void keep(Authority a, String kind) {
    Draft draft =
        Draft.of(kind, "organisation:" + a.practice())
            .fact("practice", a.practice())
            .fact("standing", a.standing())
            .fact("from", a.from().toString())
            .fact("until", a.until().map(LocalDate::toString).orElse(""))
            .sealed("person", a.person().toString(), Draft.Sight.FULL)
            .sealed("proof", a.proof(), Draft.Sight.FULL);
    Record.Written written = record.append(draft);
    store.addAuthority(a, written.at(), written.id());
  }

  /** Voter and deputy of a practice that hold on a day or begin later. */
  public List<Authority> authorities(String practice, LocalDate date) {
    return store.authorities(practice, date);
  }

  /** The practices a person may vote for on a day. */
  public List<Authority> votesOf(UUID person, LocalDate date) {
    return store.votes(person, date);
  }

  /** Whether a person may vote for a practice on a day, as far as this identity may know. */
  public Optional<Authority> authority(UUID person, String practice, LocalDate date) {
    return votesOf(person, date).stream().filter(a -> a.practice().equals(practice)).findFirst();
  }

  @Override
  public Set<Role> roles(Who who, Subject subject) {
    if (!(who instanceof Who.Person(UUID id))) {
      return Set.of();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    PeopleStore.Mine mine = store.mine();
    if (mine.registrar()) {
      roles.add(Role.REGISTRAR);
    }
    switch (subject.kind()) {
      case "practice", "organisation" -> {
        if (mine.organisations().contains(subject.id())) {
          roles.add(Role.PRACTICE_PERSON);
        }
        if (mine.votes().contains(subject.id())) {
          roles.add(Role.PRACTICE_VOTER);
        }
      }
      case "person" -> {
        if (subject.id().equals(id.toString())) {
          roles.add(Role.SELF);
        }
      }
      default -> {
        // other subjects are other features' to judge
      }
    }
    return roles;
  }

  /** What the signed-in person belongs to and may vote for, now. */
  public Set<String> myOrganisations() {
    return store.mine().organisations();
  }

  /** Today by the database's clock. */
  public LocalDate today() {
    return store.today();
  }
}
