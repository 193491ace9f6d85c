/**
 * The register of organisations: practices, networks, commissioners and boards with official codes,
 * local bodies with identifiers of their own, their dated names, relations and list sizes, and the
 * people who act for them. Imports official files and says what changed. Facts are dated and never
 * overwritten: each has the days for which it holds and the time in which we held it so.
 *
 * <p>Other features use three facades. {@link org.mandate.app.register.Register}: {@code
 * organisation(code, date)}, {@code organisationAsKnown(code, date, knownAt)}, {@code
 * names(codes)}, {@code practiceExists(code, date)}, {@code practicesOfNetwork /
 * practicesOfCommissioner / practicesOfNeighbourhood(code, date)}, {@code networkOf(practice,
 * date)}, {@code networksOf} and {@code neighbourhoodsOf(practices, date)}, {@code
 * boardOf(commissioner, date)}, {@code relations(code)}, {@code listSize(practice, basis, date)}
 * and {@code listSizes(practices, basis, date)} with their as-at day, {@code search(words, most)},
 * {@code factProof(code, kind, import)}, and for what no official list names {@code
 * add(LocalOrganisation)}, {@code relate(relation, child, parent, from, until)}, {@code
 * add(ListSize)}, {@code networksTouching(codes)} for all days at once. {@link
 * org.mandate.app.register.Ties}, reached by {@code register.ties()}: who is a member of, owns,
 * supplies or funds whom, {@code add(wanted)}, {@code end(id, until)}, {@code of(code, date)},
 * {@code touching(codes)}. {@link org.mandate.app.register.People}: {@code add(name, emails)},
 * {@code affiliate(person, organisation, role, from, until)}, {@code authorise(practice, person,
 * "voter" | "deputy", proof, from)}, {@code authority(person, practice, date)}, {@code
 * votesOf(person, date)}, {@code authorities(practice, date)}, {@code
 * affiliationsAt(organisation)}, {@code affiliationsWith(organisations)}, {@code
 * affiliationsOf(people)}; it is also the door's standing for practices and persons. People's
 * tables have forced row security: the person themself, people of the same practice, the registrar
 * and the jobs town, import, audit, closer and post see them; a feature whose officers must see
 * them adds a permissive select policy of its own in its migration.
 */
@NullMarked
package org.mandate.app.register;

import org.jspecify.annotations.NullMarked;
