package dev.greenroom.sandbox.aws;

import dev.greenroom.sandbox.aws.rds.ClusterSettings;
import dev.greenroom.sandbox.aws.rds.ClusterSettings.Capacity;
import java.util.List;
import java.util.Map;

/** A cluster that RDS makes, with one thing changed. */
final class ClusterRequest {
    private String engine = "aurora-postgresql";
    private String engineVersion = "16.6";
    private String database = "app";
    private String username = "app";
    private String password = "notsecret123";
    private String subnets = "gr-x";
    private List<String> groups = List.of();
    private Capacity capacity = new Capacity(0.5, 2);
    private int retention = 1;

    ClusterRequest engine(String changed) {
        engine = changed;
        return this;
    }

    ClusterRequest engineVersion(String changed) {
        engineVersion = changed;
        return this;
    }

    ClusterRequest database(String changed) {
        database = changed;
        return this;
    }

    ClusterRequest username(String changed) {
        username = changed;
        return this;
    }

    ClusterRequest password(String changed) {
        password = changed;
        return this;
    }

    ClusterRequest subnets(String changed) {
        subnets = changed;
        return this;
    }

    ClusterRequest groups(String changed) {
        groups = List.of(changed);
        return this;
    }

    ClusterRequest capacity(double min, double max) {
        capacity = new Capacity(min, max);
        return this;
    }

    ClusterRequest fixed() {
        capacity = null;
        return this;
    }

    ClusterRequest retention(int changed) {
        retention = changed;
        return this;
    }

    ClusterSettings build() {
        return new ClusterSettings(
                engine,
                engineVersion,
                database,
                username,
                password,
                subnets,
                groups,
                capacity,
                5432,
                retention,
                true,
                true,
                false,
                Map.of());
    }
}
