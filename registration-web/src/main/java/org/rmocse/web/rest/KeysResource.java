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
import org.rmocse.certificate.PublishedKey;
import org.rmocse.certificate.PublishedKeys;

/** The public keys of printed codes, for whoever verifies them without this site: a JSON Web Key Set (RFC 7517, RFC 8037). */
@Path("keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    @Inject
    private PublishedKeys keys;

    /** The newest first. */
    @GET
    public Map<String, List<Map<String, Object>>> keys() {
        return Map.of("keys", keys.all().stream().map(KeysResource::json).toList());
    }

    private static Map<String, Object> json(PublishedKey key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kty", "OKP");
        json.put("crv", "Ed25519");
        json.put("use", "sig");
        json.put("alg", "EdDSA");
        json.put("kid", String.valueOf(key.version()));
        json.put("x", key.text());
        return json;
    }
}
