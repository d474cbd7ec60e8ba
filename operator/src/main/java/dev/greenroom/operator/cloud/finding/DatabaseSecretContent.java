package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What is in the secret of a database. */
public final class DatabaseSecretContent {
    private static final String PASSWORD = "password";

    private DatabaseSecretContent() {}

    /** As it is before the database is made: a new password. */
    public static String fresh(RandomGenerator random) {
        return SecretJson.write(Map.of(PASSWORD, Passwords.make(random)));
    }

    /** Throws {@link CloudException} of kind INVALID when it is not what {@link #fresh} made. */
    public static Map<String, String> read(String secretName, String text) {
        return SecretJson.read(text)
                .filter(entries -> entries.containsKey(PASSWORD))
                .orElseThrow(() -> CloudException.invalid(
                        "SecretUnreadable",
                        "secret " + secretName + " has no key " + PASSWORD + "; it was not made by Greenroom or was"
                                + " written to by others"));
    }

    public static String password(Map<String, String> entries) {
        return entries.get(PASSWORD);
    }

    /**
     * The url asks for {@code sslmode=require}: Aurora PostgreSQL refuses unencrypted connections by default
     * (rds.force_ssl), and libpq's meaning of "require" needs no copy of Amazon's certificates in the application's image.
     */
    public static Map<String, String> completed(
            Map<String, String> entries, DatabasePlan database, DataOutputs outputs) {
        Map<String, String> complete = new TreeMap<>(entries);
        String port = String.valueOf(outputs.databasePort());
        complete.put("username", database.username());
        complete.put("host", outputs.databaseHost());
        complete.put("port", port);
        complete.put("dbname", database.databaseName());
        complete.put(
                "url",
                "postgresql://" + database.username() + ":" + password(entries) + "@" + outputs.databaseHost() + ":"
                        + port + "/" + database.databaseName() + "?sslmode=require");
        return complete;
    }
}
