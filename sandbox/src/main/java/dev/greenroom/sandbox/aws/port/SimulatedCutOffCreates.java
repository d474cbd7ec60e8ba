package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.CutOffCreates;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Asks the account's services by the names that the program gave. */
public final class SimulatedCutOffCreates implements CutOffCreates {
    private final SimulatedAws aws;
    private final Map<String, Search> searches;

    /** How things of one type are found. */
    @FunctionalInterface
    interface Search {
        Optional<String> find(Region region, CutOffCreate create);
    }

    public SimulatedCutOffCreates(SimulatedAws aws) {
        this.aws = aws;
        Map<String, Search> all = new TreeMap<>();
        all.putAll(DataSearches.all());
        all.putAll(new NetSearches(aws).all());
        all.putAll(ElbSearches.all());
        all.putAll(new IamSearches(aws).all());
        all.putAll(EcsSearches.all());
        searches = Map.copyOf(all);
    }

    @Override
    public Optional<String> find(Placement placement, CutOffCreate create) {
        Search search = searches.get(create.type());
        if (search == null) {
            throw create.unknownType();
        }
        return search.find(PortCalls.region(aws, placement), create);
    }

    /** A call whose refusals are translated. */
    static <T> T look(CutOffCreate create, Supplier<T> call) {
        return PortCalls.call("look for the " + create.type() + " whose creation was cut off", call);
    }

    /** Like {@link #look}, and empty where the refusal has one of these codes. */
    static <T> Optional<T> look(CutOffCreate create, Supplier<T> call, String... notThere) {
        return PortCalls.find("look for the " + create.type() + " whose creation was cut off", call, notThere);
    }
}
