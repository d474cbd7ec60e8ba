package dev.greenroom.operator.plan;

import dev.greenroom.api.Compute;
import dev.greenroom.api.Container;
import dev.greenroom.api.Database;
import dev.greenroom.api.Lifecycle;
import java.util.List;
import java.util.Map;

/** What a preview gets where nobody says anything. */
final class TierDefaults {
    static final String NAME_PREFIX = "gr";
    static final Container CONTAINER =
            new Container(80, 256, 512, "/", Map.of("NODE_ENV", "development"), List.of(), List.of(), null);
    static final Database DATABASE = new Database("16.6", 0.5, 2.0, false);
    static final Compute COMPUTE = new Compute(1, false, true, null);
    static final Lifecycle LIFECYCLE = new Lifecycle("72h", Lifecycle.OnExpiry.Delete, Lifecycle.OnDrift.Report);
    static final int LOG_RETENTION_DAYS = 7;

    private TierDefaults() {}
}
