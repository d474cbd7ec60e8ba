package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.Placement;

/** The Secrets Manager secret of a database: made before the database, completed after it, deleted last. */
public interface DatabaseSecrets {

    /** Makes the secret with a new password of 32 characters [A-Za-z0-9], or reads the one that is there. */
    DatabaseSecret ensure(DataPlan plan);

    /** Adds username, host, port, dbname and url; writes nothing when they are there already. */
    void complete(DataPlan plan, DataOutputs outputs);

    /** Deletes it without a recovery window; absent is fine. */
    void delete(Placement placement, String secretName);

    /** A secret's ARN and the password in it. {@code toString} hides the password. */
    record DatabaseSecret(String arn, String password) {
        @Override
        public String toString() {
            return "DatabaseSecret[" + arn + "]";
        }
    }
}
