package org.rmocse.certificate;

import java.util.UUID;

/**
 * A registration to be revoked.
 *
 * @param basis the public id of the decision it rests on
 * @param rule the id of the rule behind it, which the public is told
 */
public record Revoked(UUID basis, long personId, String rule) {}
