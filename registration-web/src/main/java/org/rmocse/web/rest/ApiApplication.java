package org.rmocse.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The public interface for machines, under {@code /api/v1}. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {}
