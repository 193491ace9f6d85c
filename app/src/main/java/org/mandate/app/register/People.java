package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.record.Audited;
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
    affiliate(a);
    return a;
  }

  /** The same under a known id. */
  void affiliate(Affiliation affiliation) {
    keep(affiliation, "person.affiliated");
  }

  /** From here to the transaction's end only this one changes the people of an organisation. */
  void oneAtATime(String organisation) {
    store.oneAtATime(organisation);
  }

  /** The person who signs in by an address; known only to those who register people. */
  Optional<UUID> atAddress(String email) {
    return store.atAddress(email);
  }

  /** Whether an affiliation or authority of this id was ever recorded. */
  boolean isKept(UUID id) {
    return store.isKept(id);
  }

  /** An affiliation as held now; empty when it was superseded. */
  Optional<Affiliation> affiliation(UUID id) {
    return store.affiliation(id);
  }

  /** An authority as held now; empty when it was superseded. */
  Optional<Authority> authority(UUID id) {
    return store.authority(id);
  }

  /** Whether whoever asks keeps the register. */
  boolean askedByRegistrar() {
    return store.mine().registrar();
  }

  /** Whether whoever asks may vote for a practice, now. */
  boolean askedByVoterOf(String practice) {
    return store.mine().votes().contains(practice);
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
    Record.Written written = record.append(PeopleEntries.of(a).draft(kind));
    store.addAffiliation(a, written.at(), written.id());
  }

  public List<Affiliation> affiliationsOf(UUID person) {
    return store.ofPerson(person);
  }

  /** The names of those of these people whom the asker may see. */
  public Map<UUID, String> names(Collection<UUID> people) {
    return store.names(people);
  }

  /** Of all these organisations, all periods, as held now; only those whom the asker may see. */
  public List<Affiliation> affiliationsWith(Collection<String> organisations) {
    return store.ofOrganisations(organisations);
  }

  /** Of all these people, all periods, as held now; only what the asker may see. */
  public List<Affiliation> affiliationsOf(Collection<UUID> people) {
    return store.ofPeople(people);
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
    Authority authority =
        new Authority(
            UUID.randomUUID(), person, "", practice, standing, proof, from, Optional.empty());
    authorise(authority);
    return authority;
  }

  /** The same under a known id. */
  void authorise(Authority authority) {
    store.authorities(authority.practice(), authority.from()).stream()
        .filter(a -> a.standing().equals(authority.standing()))
        .forEach(a -> endAuthority(a, authority.from()));
    keep(authority, "practice.authorised");
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
    Record.Written written = record.append(PeopleEntries.of(a).draft(kind));
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
    if (!(who instanceof Who.Person)) {
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

  /** What the audit holds against the record: affiliations and authorities. */
  public List<Audited> audited() {
    return new PeopleAudit(store).all();
  }

  /** Today by the database's clock. */
  public LocalDate today() {
    return store.today();
  }
}
