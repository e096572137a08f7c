/** Tells people what happened: one outbox row a notice, sent by mail after the deciding transaction. */
package org.rmocse.notification;
