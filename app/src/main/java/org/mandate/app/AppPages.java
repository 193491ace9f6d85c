package org.mandate.app;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mandate.app.assessors.OfferPages;
import org.mandate.app.assessors.RequestPages;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.BodiesPages;
import org.mandate.app.bodies.ConstitutionPages;
import org.mandate.app.bodies.DraftPages;
import org.mandate.app.bodies.FoundPages;
import org.mandate.app.bodies.KeepPages;
import org.mandate.app.bodies.Practices;
import org.mandate.app.bodies.SeatPages;
import org.mandate.app.counting.CountingPages;
import org.mandate.app.decisions.CountPages;
import org.mandate.app.decisions.DecisionPages;
import org.mandate.app.decisions.PreparePages;
import org.mandate.app.decisions.procurement.ProcurementPages;
import org.mandate.app.desk.Desk;
import org.mandate.app.desk.DeskPages;
import org.mandate.app.desk.PublicPages;
import org.mandate.app.elections.BallotPages;
import org.mandate.app.elections.OfficerPages;
import org.mandate.app.elections.VotePages;
import org.mandate.app.entrance.DemonstrationPages;
import org.mandate.app.entrance.EntrancePages;
import org.mandate.app.entrance.TownDay;
import org.mandate.app.interests.DeclarePages;
import org.mandate.app.interests.GuardianPages;
import org.mandate.app.interests.InterestsPages;
import org.mandate.app.interests.MinePages;
import org.mandate.app.interests.PolicyPages;
import org.mandate.app.interests.PublishedLines;
import org.mandate.app.interests.published.ComparisonPages;
import org.mandate.app.interests.published.EditionPages;
import org.mandate.app.interests.published.ReadInPages;
import org.mandate.app.mandates.GrantPages;
import org.mandate.app.mandates.MandatePages;
import org.mandate.app.matters.BusinessGround;
import org.mandate.app.matters.BusinessPages;
import org.mandate.app.matters.MatterPages;
import org.mandate.app.matters.PaperPages;
import org.mandate.app.matters.PartyPages;
import org.mandate.app.matters.ProposalPages;
import org.mandate.app.meetings.MeetingPages;
import org.mandate.app.meetings.live.LiveActs;
import org.mandate.app.meetings.live.LiveGround;
import org.mandate.app.meetings.live.LivePages;
import org.mandate.app.meetings.live.MotionPages;
import org.mandate.app.meetings.live.PeoplePage;
import org.mandate.app.meetings.live.PollPages;
import org.mandate.app.meetings.live.VoteAtMeetingPages;
import org.mandate.app.minutes.MinutesPages;
import org.mandate.app.publication.PublicGround;
import org.mandate.app.publication.PublicationPages;
import org.mandate.app.record.RecordPages;
import org.mandate.app.register.LocalPages;
import org.mandate.app.register.PeoplePages;
import org.mandate.app.register.RegisterPages;
import org.mandate.app.register.TiePages;
import org.mandate.app.register.VoterPages;
import org.mandate.app.search.SearchPages;
import org.mandate.app.town.TownPeople;
import org.mandate.app.walls.Barriers;
import org.mandate.app.walls.BreachPages;
import org.mandate.app.walls.ChoiceMail;
import org.mandate.app.walls.ConflictPages;
import org.mandate.app.walls.DeputyPages;
import org.mandate.app.walls.DoorPages;
import org.mandate.app.walls.HandlingPages;
import org.mandate.app.walls.OverheardPages;
import org.mandate.app.walls.PersonPages;
import org.mandate.app.walls.TalkPages;
import org.mandate.app.walls.ViewPages;
import org.mandate.app.walls.WhyPages;

/** Everything that answers requests, wired by hand on the program's features. */
public record AppPages(
    EntrancePages entrance,
    DemonstrationPages demonstration,
    RecordPages record,
    DeskPages desk,
    PublicPages words,
    RegisterPages register,
    PeoplePages people,
    VoterPages voters,
    LocalPages local,
    TiePages ties,
    Voting voting,
    BusinessSide business,
    BodyPages bodies,
    MandatePages mandates,
    GrantPages grants,
    OfferPages offers,
    RequestPages panels,
    CountingPages counting,
    RegistersPages registers,
    Declaring declaring,
    Watching watching,
    SearchPages search,
    AfterRoutes.Pages after,
    MeetingPages meetings,
    PublicationPages publication,
    MeetingRoom room,
    MinutesPages minutes,
    PromiseRoutes.Pages promises,
    ReceivedRoutes.Pages received,
    GapRoutes.Pages gap,
    SecretRoutes.Pages secret,
    SealedRoutes.Pages sealed) {

  /** A meeting in session. */
  public record MeetingRoom(
      LivePages live,
      LiveActs acts,
      PeoplePage people,
      MotionPages motions,
      PollPages polls,
      VoteAtMeetingPages votes) {
    static MeetingRoom of(Composition p) {
      LiveGround ground = new LiveGround(p.live, p.people);
      return new MeetingRoom(
          new LivePages(ground, p.pulse),
          new LiveActs(ground),
          new PeoplePage(ground),
          new MotionPages(ground),
          new PollPages(ground),
          new VoteAtMeetingPages(ground));
    }
  }

  /** Who may talk about what, what was overheard, who saw what, and what went wrong. */
  public record Watching(
      TalkPages talk,
      DoorPages door,
      OverheardPages overheard,
      ViewPages views,
      BreachPages breaches) {}

  /** Published registers of interests. */
  public record RegistersPages(
      EditionPages editions, ReadInPages readIn, ComparisonPages comparisons) {}

  /** Pages from a matter to its decision. */
  public record Voting(
      MatterPages matters,
      ProposalPages proposals,
      BallotPages ballots,
      OfficerPages officer,
      VotePages votes,
      DecisionPages decisions,
      CountPages counts,
      PreparePages prepare,
      ProcurementPages clock,
      org.mandate.app.decisions.procurement.RecordPages commissioned) {}

  /** Pages of interests and of the policies they go by. */
  public record Declaring(
      PolicyPages policy,
      MinePages mine,
      DeclarePages declare,
      InterestsPages register,
      GuardianPages guardian) {}

  /** Pages around business before a body's officers, and its conflicts. */
  public record BusinessSide(
      BusinessPages raise,
      PartyPages parties,
      PaperPages papers,
      ConflictPages item,
      WhyPages why,
      HandlingPages handling,
      PersonPages own,
      DeputyPages deputies) {}

  /** Everything that answers about bodies. */
  public record BodyPages(
      BodiesPages read,
      FoundPages found,
      KeepPages keep,
      SeatPages seats,
      ConstitutionPages constitution,
      DraftPages draft) {}

  /**
   * What the pages need besides the program.
   *
   * @param demonstrates whether the demonstration's sign-in page may open
   */
  record Ground(
      Practices practices,
      String publicUrl,
      BooleanSupplier demonstrates,
      Supplier<TownDay> townDay) {}

  /** Every page, on the program's features. */
  static AppPages of(Composition p, Ground g) {
    DemonstrationPages demonstration =
        new DemonstrationPages(p.signIn, g.demonstrates(), g.townDay(), TownPeople.guests());
    PeoplePages peopleForms = new PeoplePages(p.register, p.people);
    BusinessGround business =
        new BusinessGround(p.matters, p.business, p.bodies, p.register, new Barriers(p.walls));
    return new AppPages(
        new EntrancePages(p.signIn, demonstration::isOpenTo),
        demonstration,
        new RecordPages(p.record, p.log, p.sequencer),
        new DeskPages(
            new Desk.Ground(
                p.record,
                p.log,
                p.register,
                p.people,
                p.bodies,
                p.mandates,
                p.matters,
                p.elections,
                p.decisions,
                p.watch,
                p.actions,
                p.departures,
                p.minutes,
                p.meetings,
                p.chases,
                p.secretElections,
                p.sealedBoards),
            demonstration::isOpenTo),
        new PublicPages(),
        new RegisterPages(p.register, p.people),
        peopleForms,
        new VoterPages(p.people, peopleForms),
        new LocalPages(p.register, p.people),
        new TiePages(p.register, p.people),
        voting(p, business),
        business(p, business, g.publicUrl()),
        bodies(p.bodies),
        new MandatePages(p.bodies, p.mandates, g.practices(), g.publicUrl()),
        new GrantPages(p.bodies, p.mandates),
        new OfferPages(p.assessors, p.bodies, p.matters),
        new RequestPages(p.assessors, p.bodies, p.matters),
        new CountingPages(),
        new RegistersPages(
            new EditionPages(p.registers, p.door),
            new ReadInPages(p.registers),
            new ComparisonPages(p.registers)),
        declaring(p),
        new Watching(
            new TalkPages(p.watch),
            new DoorPages(p.watch),
            new OverheardPages(p.watch),
            new ViewPages(p.watch),
            new BreachPages(p.watch)),
        new SearchPages(p.search, () -> places(p.bodies)),
        AfterRoutes.Pages.of(p),
        MeetingPages.of(
            p.meetings,
            p.bodies,
            p.matters,
            p.business,
            p.register,
            p.people,
            p.looking,
            g.publicUrl()),
        PublicationPages.of(
            new PublicGround(
                p.bodies,
                p.matters,
                p.elections,
                p.meetings,
                p.decisions,
                p.minutes,
                p.actions,
                new PublishedLines(p.interests, p.register, p.bodies),
                p.mandates,
                p.strategies,
                g.publicUrl())),
        MeetingRoom.of(p),
        MinutesPages.of(p.minutes),
        PromiseRoutes.Pages.of(p.promises),
        ReceivedRoutes.Pages.of(p),
        GapRoutes.Pages.of(p, g.publicUrl()),
        SecretRoutes.Pages.of(p.secretElections),
        SealedRoutes.Pages.of(p.secretElections, p.sealedBoards));
  }

  private static List<SearchPages.Place> places(Bodies bodies) {
    return bodies.all().stream()
        .map(b -> new SearchPages.Place(b.id(), b.slug(), b.name()))
        .toList();
  }

  private static BodyPages bodies(Bodies bodies) {
    return new BodyPages(
        new BodiesPages(bodies),
        new FoundPages(bodies),
        new KeepPages(bodies),
        new SeatPages(bodies),
        new ConstitutionPages(bodies),
        new DraftPages(bodies));
  }

  private static Declaring declaring(Composition p) {
    return new Declaring(
        new PolicyPages(p.bodies, p.policies),
        new MinePages(p.bodies, p.interests, p.policies, p.register),
        new DeclarePages(p.interests, p.register),
        new InterestsPages(p.bodies, p.interests, p.register),
        new GuardianPages(p.bodies, p.interests, p.policies, p.register));
  }

  private static BusinessSide business(Composition p, BusinessGround ground, String publicUrl) {
    return new BusinessSide(
        new BusinessPages(ground),
        new PartyPages(ground),
        new PaperPages(ground, p.looking),
        new ConflictPages(p.walls.ground(), p.walls),
        new WhyPages(p.walls.ground(), p.walls),
        new HandlingPages(
            p.walls.ground(), p.walls, new ChoiceMail(p.db, p.jobs, p.mail, p.bodies, publicUrl)),
        new PersonPages(p.walls.ground(), p.walls),
        new DeputyPages(p.walls));
  }

  private static Voting voting(Composition p, BusinessGround ground) {
    return new Voting(
        new MatterPages(ground),
        new ProposalPages(p.matters, p.bodies),
        new BallotPages(p.elections, p.matters, p.bodies, p.register),
        new OfficerPages(p.elections, p.matters, p.people),
        new VotePages(p.elections, p.register),
        new DecisionPages(p.decisions, p.elections, p.bodies, p.register, p.meetings, p.business),
        new CountPages(p.decisions, p.elections, p.bodies),
        new PreparePages(p.decisions, p.bodies, p.meetings),
        new ProcurementPages(
            p.procurements, p.matters, p.business, p.bodies, new Barriers(p.walls)),
        new org.mandate.app.decisions.procurement.RecordPages(
            p.procurements, p.decisions, p.matters, p.meetings, p.bodies));
  }
}
