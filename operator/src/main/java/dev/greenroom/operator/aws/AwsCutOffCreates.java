package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.CutOffCreates;
import dev.greenroom.operator.plan.Placement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks each thing's own service by the name that the program gave it. */
public final class AwsCutOffCreates implements CutOffCreates {
    private final Map<String, Search> searches;

    public AwsCutOffCreates(AwsClients clients) {
        Map<String, Search> all = new TreeMap<>();
        all.putAll(new DataSearches(clients).all());
        all.putAll(new NetSearches(clients).all());
        all.putAll(new ElbSearches(clients).all());
        all.putAll(new IamSearches(clients).all());
        all.putAll(new EcsSearches(clients).all());
        searches = Map.copyOf(all);
    }

    @Override
    public Optional<String> find(Placement placement, CutOffCreate create) {
        Search search = searches.get(create.type());
        if (search == null) {
            throw create.unknownType();
        }
        return search.find(placement, create);
    }

    /** How things of one type are found. */
    @FunctionalInterface
    interface Search {
        Optional<String> find(Placement placement, CutOffCreate create);
    }
}
