package org.rmocse.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmocse.audit.AuditRoot;
import org.rmocse.audit.AuditRoots;

/** The daily roots of the trail, for whoever keeps a copy of them (A33); they tell nothing of what was done. */
@Path("audit/roots")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    private AuditRoots roots;

    /** Those of somewhat more than a year, the latest first. */
    @GET
    public List<Map<String, Object>> roots() {
        return roots.latest().stream().map(AuditResource::json).toList();
    }

    private static Map<String, Object> json(AuditRoot root) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("day", root.day().toString());
        json.put("sequence", root.sequence());
        json.put("entries", root.entries());
        json.put("sha256", root.hash());
        return json;
    }
}
