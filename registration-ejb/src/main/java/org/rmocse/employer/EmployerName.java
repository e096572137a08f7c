package org.rmocse.employer;

/** An employer as an application names it: the unified social credit code, and the name as on the seal (V16). */
public record EmployerName(String creditCode, String name) {}
