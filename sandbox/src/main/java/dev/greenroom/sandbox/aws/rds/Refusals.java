package dev.greenroom.sandbox.aws.rds;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.rds.ClusterSettings.Capacity;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What RDS refuses of a request by itself ("Amazon RDS API Reference", CreateDBCluster). */
final class Refusals {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z](?:-?[A-Za-z0-9])*");
    private static final int LONGEST_IDENTIFIER = 63;
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Set<String> RESERVED_USERNAMES = Set.of("admin", "rdsadmin", "rds_superuser", "rdsrepladmin");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Set<String> RESERVED_DATABASES = Set.of("db", "rdsadmin");
    private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7e&&[^/@\"]]*");
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    private static final double MOST_CAPACITY = 256;

    private Refusals() {}

    static void identifier(String parameter, String identifier) {
        if (identifier.length() > LONGEST_IDENTIFIER
                || !IDENTIFIER.matcher(identifier).matches()) {
            throw invalid("The parameter " + parameter
                    + " is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII"
                    + " letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive"
                    + " hyphens.");
        }
    }

    static void cluster(ClusterSettings settings) {
        String name = settings.databaseName();
        if (name != null && RESERVED_DATABASES.contains(name.toLowerCase(Locale.ROOT))) {
            throw invalid("DatabaseName " + name + " cannot be used.  It is a reserved word for this engine");
        }
        if (name != null && !DATABASE.matcher(name).matches()) {
            throw invalid("DatabaseName must begin with a letter and contain only alphanumeric characters.");
        }
        username(settings.masterUsername());
        password(settings.masterPassword());
        if (settings.backupRetentionDays() < 1 || settings.backupRetentionDays() > 35) {
            throw invalid("Invalid backup retention period: " + settings.backupRetentionDays()
                    + ". Must be between 1 and 35 days.");
        }
    }

    private static void username(String username) {
        if (username == null) {
            throw invalid("The parameter MasterUsername must be provided and must not be blank.");
        }
        if (RESERVED_USERNAMES.contains(username.toLowerCase(Locale.ROOT))) {
            throw invalid("MasterUsername " + username + " cannot be used as it is a reserved word used by the engine");
        }
        if (!USERNAME.matcher(username).matches()) {
            throw invalid("The parameter MasterUsername is not valid: it must begin with a letter and contain only"
                    + " alphanumeric characters.");
        }
    }

    static void password(String password) {
        if (password == null) {
            throw invalid("The parameter MasterUserPassword must be provided and must not be blank.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw invalid("The parameter MasterUserPassword is not a valid password because it is shorter than "
                    + SHORTEST_PASSWORD + " characters.");
        }
        if (password.length() > LONGEST_PASSWORD) {
            throw invalid("The parameter MasterUserPassword is not a valid password because it is longer than "
                    + LONGEST_PASSWORD + " characters.");
        }
        if (!PASSWORD.matcher(password).matches()) {
            throw invalid("The parameter MasterUserPassword is not a valid password. Only printable ASCII characters"
                    + " besides '/', '@', '\"', ' ' may be used.");
        }
    }

    static void capacity(Capacity capacity, String engineVersion) {
        if (capacity.max() < 1 || capacity.max() > MOST_CAPACITY || !inSteps(capacity.max())) {
            throw invalid("Serverless v2 maximum capacity " + capacity.max()
                    + " isn't valid. The maximum capacity must be between 1.0 and 256.0, in steps of 0.5.");
        }
        boolean paused = capacity.min() == 0;
        if (paused && !EngineVersions.canPause(engineVersion)) {
            throw invalid("Serverless v2 minimum capacity 0.0 isn't supported for engine version " + engineVersion
                    + ". The minimum capacity must be at least 0.5.");
        }
        if (capacity.min() < 0 || capacity.min() > MOST_CAPACITY || !inSteps(capacity.min())) {
            throw invalid("Serverless v2 minimum capacity " + capacity.min()
                    + " isn't valid. The minimum capacity must be between 0.0 and 256.0, in steps of 0.5.");
        }
        if (capacity.min() > capacity.max()) {
            throw invalid("Serverless v2 minimum capacity " + capacity.min()
                    + " must be less than or equal to the maximum capacity " + capacity.max() + ".");
        }
    }

    private static boolean inSteps(double capacity) {
        return capacity * 2 == Math.rint(capacity * 2);
    }

    static AwsException invalid(String words) {
        return AwsException.common("InvalidParameterValue", words);
    }

    static AwsException combination(String words) {
        return AwsException.common("InvalidParameterCombination", words);
    }
}
