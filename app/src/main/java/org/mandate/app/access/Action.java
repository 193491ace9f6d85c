package org.mandate.app.access;

import static org.mandate.app.access.Role.ANYONE;
import static org.mandate.app.access.Role.AUDITOR;
import static org.mandate.app.access.Role.CHAIR;
import static org.mandate.app.access.Role.CLERK;
import static org.mandate.app.access.Role.CREDENTIAL_AUTHORITY;
import static org.mandate.app.access.Role.GUARDIAN;
import static org.mandate.app.access.Role.LINK_BEARER;
import static org.mandate.app.access.Role.MEETING_OWNER;
import static org.mandate.app.access.Role.OFFICE_HOLDER;
import static org.mandate.app.access.Role.ON_ROLL;
import static org.mandate.app.access.Role.PRACTICE_PERSON;
import static org.mandate.app.access.Role.PRACTICE_VOTER;
import static org.mandate.app.access.Role.REGISTRAR;
import static org.mandate.app.access.Role.RETURNING_OFFICER;
import static org.mandate.app.access.Role.SECRETARY;
import static org.mandate.app.access.Role.SIGNED_IN;
import static org.mandate.app.access.Role.TREASURER;
import static org.mandate.app.access.Role.TRUSTEE;
import static org.mandate.app.access.Role.VICE_CHAIR;

import java.util.Set;

/**
 * What may be done, and by which roles towards the subject. The whole policy of the door. Pages
 * that anyone may read show of people only what the database's row security lets the reader see.
 */
public enum Action {
  /** Read what is public. */
  READ(ANYONE),
  /** Read what a body publishes, as somebody who is not signed in sees it, whoever asks. */
  READ_AS_PUBLIC(ANYONE),
  /** Count a file of ballots that one brings; nothing is stored. */
  COUNT(ANYONE),
  /** Ask for a sign-in link, spend one, sign out. */
  SIGN_IN(ANYONE),
  /** Record people and affiliations of a practice. */
  KEEP_PEOPLE(PRACTICE_VOTER, REGISTRAR),
  /** Say who votes for a practice, by which proof. */
  AUTHORISE(REGISTRAR),
  /** Add organisations that no official list names, and what belongs to them. */
  KEEP_REGISTER(REGISTRAR),
  /** Import official files into the register. */
  IMPORT(REGISTRAR),
  /** Read published registers of interests and what changed between two editions. */
  READ_REGISTERS(OFFICE_HOLDER, GUARDIAN, REGISTRAR),
  /** Read an edition of a published register in, or take it out. */
  KEEP_REGISTERS(GUARDIAN, REGISTRAR),
  /** Found a body. */
  FOUND(REGISTRAR),
  /** Give an action, hand it over, date it anew, end it; the rules say whose. */
  KEEP_ACTIONS(SECRETARY, CHAIR, OFFICE_HOLDER, GUARDIAN),
  /** Close an action with its proof; its owner, secretary and chair. */
  CLOSE_ACTION(SECRETARY, CHAIR, OFFICE_HOLDER, GUARDIAN, PRACTICE_VOTER, PRACTICE_PERSON),
  /** Name a programme, pause and halt it, take it up again. */
  KEEP_PROGRAMMES(SECRETARY, CHAIR),
  /** See and answer the checklist of a departure; the database says who. */
  ANSWER_DEPARTURE(SIGNED_IN),
  /** Propose a clause of the strategy, or a change of one. */
  PROPOSE_CLAUSE(SECRETARY, CHAIR, OFFICE_HOLDER, GUARDIAN, PRACTICE_VOTER, PRACTICE_PERSON),
  /** Answer proposals, write the next version of the strategy, put it. */
  KEEP_STRATEGY(SECRETARY, CHAIR),
  /** Pause, merge or close a body; write its constitution's next draft. */
  KEEP_BODY(SECRETARY, CHAIR),
  /**
   * Record who holds a seat and when an office ends; the registrar, as a new body has nobody yet.
   */
  FILL_SEATS(SECRETARY, CHAIR, REGISTRAR),
  /** Grant or withdraw a mandate in a practice's name. */
  GRANT_MANDATE(PRACTICE_VOTER),
  /** Put a matter before the body. */
  PUT_MATTER(SECRETARY, CHAIR, OFFICE_HOLDER, PRACTICE_VOTER),
  /** Raise business before the body's officers: open, closed or unannounced. */
  RAISE_BUSINESS(SECRETARY, CHAIR, OFFICE_HOLDER, GUARDIAN),
  /** Keep a matter of business: its parties, stages, papers and how open it is. */
  KEEP_BUSINESS(SECRETARY, CHAIR, OFFICE_HOLDER, GUARDIAN),
  /** Let somebody in who needs to know of what is sealed. */
  LET_IN(GUARDIAN),
  /** Open a paper; the database says whose it may be, and it is noted. */
  OPEN_PAPER(SIGNED_IN),
  /** Choose how somebody's conflict is handled; never by the conflicted. */
  HANDLE_CONFLICT(GUARDIAN, CHAIR),
  /** See why one is out oneself, contest it, declare it at the item, give one's own vote. */
  OWN_CONFLICT(SIGNED_IN),
  /** Answer a contest: the guardian, or whoever was let in for it; the database says who. */
  ANSWER_CONTEST(SIGNED_IN),
  /** Plan a meeting or begin a series; answer what is put forward and calls for a meeting. */
  PLAN_MEETING(SECRETARY, CHAIR),
  /** Keep a meeting's agenda: its items and parts. */
  KEEP_AGENDA(SECRETARY, CHAIR, MEETING_OWNER, GUARDIAN),
  /** Call a meeting, cancel it, change its day, hand it to another office. */
  CALL_MEETING(SECRETARY, CHAIR, MEETING_OWNER),
  /** Put an item forward for an agenda. */
  PUT_FORWARD(OFFICE_HOLDER, PRACTICE_PERSON, PRACTICE_VOTER),
  /** Call for a meeting in a practice's name. */
  CALL_FOR_MEETING(PRACTICE_PERSON, PRACTICE_VOTER),
  /** Make and end the address of one's own calendar. */
  KEEP_CALENDAR(SIGNED_IN),
  /** Open and close ballots, settle challenges to the roll. */
  RUN_BALLOT(RETURNING_OFFICER),
  /** Challenge the roll of a ballot. */
  CHALLENGE_ROLL(PRACTICE_PERSON, PRACTICE_VOTER),
  /** Cast or change a practice's vote. */
  VOTE(PRACTICE_VOTER, LINK_BEARER),
  /** Cast a sealed ballot in a secret election. */
  CAST_SEALED(ON_ROLL, LINK_BEARER),
  /** Make a key of a secret election, mix its ballots, open one's part of the result. */
  HOLD_KEY(TRUSTEE),
  /** Hand in the public credentials of a secret election. */
  HAND_IN_CREDENTIALS(CREDENTIAL_AUTHORITY),
  /** Enter ballots on paper or by telephone into a secret election, two clerks together. */
  ENTER_BALLOTS(CLERK),
  /** Draft a secret election, name who runs it, publish its rules. */
  PREPARE_ELECTION(SECRETARY, CHAIR, RETURNING_OFFICER),
  /** Nominate oneself or somebody of one's practices. */
  NOMINATE(PRACTICE_PERSON, PRACTICE_VOTER),
  /** Say whether one stands, with which words; the database says whose nomination it is. */
  ANSWER_NOMINATION(SIGNED_IN),
  /** Complain about a declared election; the database says who may. */
  COMPLAIN(PRACTICE_PERSON, PRACTICE_VOTER),
  /** Settle a complaint about a declared election; the database says who settles which. */
  SETTLE_COMPLAINT(RETURNING_OFFICER, AUDITOR, SECRETARY, CHAIR),
  /** Open a petition for a vote of confidence, and sign one for one's practice. */
  PETITION(PRACTICE_VOTER),
  /** Offer oneself as an assessor, and answer whoever asks. */
  OFFER_TO_SIT(SIGNED_IN),
  /** Look for assessors for a body's panel. */
  ASK_ASSESSORS(GUARDIAN, SECRETARY),
  /** Ask what may be spoken of in a room, and with whom. */
  TALK(OFFICE_HOLDER),
  /** Tell that one heard what is sealed. */
  TELL_OVERHEARD(SIGNED_IN),
  /** See who saw and who could have, what was overheard, and keep the log of breaches. */
  GUARD(GUARDIAN),
  /** Take out the full cut of a certificate, with what is sealed. */
  TAKE_FULL_CERTIFICATE(SECRETARY, RETURNING_OFFICER, GUARDIAN),
  /** Take out the full cut of a secret election's certificate; the database says whose it is. */
  TAKE_FULL_ELECTION(SIGNED_IN),
  /** Prepare the paper of an item that is to be decided; the database says whose item it is. */
  PREPARE_DECISION(SECRETARY, CHAIR, OFFICE_HOLDER, GUARDIAN, PRACTICE_PERSON, PRACTICE_VOTER),
  /** Put dissent with a decision of the board one sits on; the secretary for another. */
  DISSENT(SECRETARY, CHAIR, OFFICE_HOLDER, GUARDIAN),
  /** Draft, edit, circulate and correct minutes; of each part whoever may read it. */
  KEEP_MINUTES(SECRETARY, CHAIR, OFFICE_HOLDER, GUARDIAN),
  /** Write promises down, their terms, answers and money. */
  KEEP_PROMISES(TREASURER, CHAIR, SECRETARY),
  /** Answer a promise of the organisation one works for; the database says whose. */
  ANSWER_PROMISE(SIGNED_IN),
  /** Declare one's own interests and gifts, correct and end them. */
  DECLARE(SIGNED_IN),
  /** Read every declared interest of a body's people; withhold one from publication. */
  KEEP_INTERESTS(GUARDIAN),
  /** Conduct a meeting: open and close it, move it on, call speakers, open and close votes. */
  CONDUCT(SECRETARY, CHAIR, VICE_CHAIR),
  /** Take part in a meeting: be there, speak, move, vote; the database says who may. */
  TAKE_PART(SIGNED_IN);

  private final Set<Role> roles;

  Action(Role... roles) {
    this.roles = Set.of(roles);
  }

  /** The roles of which one is enough. */
  public Set<Role> roles() {
    return roles;
  }
}
