/** What every module stands on: clock, actor, finding, value types, calendar, policy parameters, encryption, migrations. */
package org.rmocse.shared;
