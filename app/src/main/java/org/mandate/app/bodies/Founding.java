package org.mandate.app.bodies;

import java.time.LocalDate;
import org.mandate.constitution.Constitution;

/**
 * What is needed to found a body.
 *
 * @param slug empty: made from the name
 * @param founder code of the founding organisation; empty when its members found it
 * @param instrument the Act, delegation or contract behind it; empty for none
 * @param from the day it begins; may lie in the past
 * @param constitution version 1, adopted with the founding
 */
public record Founding(
    String name,
    String slug,
    Authority source,
    String instrument,
    String founder,
    MembershipRule rule,
    LocalDate from,
    Constitution constitution) {}
