package org.rmocse.certificate;

import java.util.UUID;

/**
 * A registration to be ended at its holder's wish.
 *
 * @param basis the public id of the application it rests on
 */
public record Ended(UUID basis, long personId) {}
