package org.rmocse.account;

/**
 * What the signed-in person is asked about the privacy notice.
 *
 * @param notice the version in force
 * @param before what was agreed to last; null where nothing was
 * @param sensitive whether sensitive personal information is asked for, too
 * @param due whether the answer is still owed
 */
public record ConsentQuestion(PrivacyNotice notice, Consent before, boolean sensitive, boolean due) {}
