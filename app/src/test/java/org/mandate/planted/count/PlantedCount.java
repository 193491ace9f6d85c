package org.mandate.planted.count;

/** Innocent; what another library wrongly leans on. */
public final class PlantedCount {}
