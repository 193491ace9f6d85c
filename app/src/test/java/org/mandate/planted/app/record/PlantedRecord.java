package org.mandate.planted.app.record;

/** Innocent; what others wrongly lean on. */
public final class PlantedRecord {}
