package dev.greenroom.operator.aws;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.DnsRecord;
import dev.greenroom.operator.plan.Part;
import java.util.List;
import java.util.Map;

/** Plans of an environment that the emulator can carry out. */
record RealPlans(Rig rig, Rig.Network network) {

    private List<String> subnets() {
        return List.of(network.first(), network.second());
    }

    DataPlan data() {
        DatabasePlan database =
                new DatabasePlan(rig.name, "16.6", 0.5, 2, subnets(), "app", "app", "greenroom/" + rig.name, false);
        return new DataPlan(
                rig.scope(Part.DATA),
                network.vpc(),
                database,
                List.of(new QueuePlan("jobs", rig.name + "-jobs.fifo", rig.name + "-jobs-dlq.fifo", true)));
    }

    NetPlan net(NetPlan.LoadBalancing loadBalancing, String clusterArn, DnsRecord record) {
        return new NetPlan(
                rig.scope(Part.NET),
                network.vpc(),
                subnets(),
                loadBalancing,
                new NetPlan.TargetGroupPlan(rig.name, 80, "/"),
                new NetPlan.LogGroupPlan("/greenroom/" + rig.name, 7),
                new NetPlan.RoleNames(rig.name + "-execution", rig.name + "-task"),
                rig.name + "-service",
                rig.name,
                clusterArn,
                record);
    }

    AppPlan app(DataOutputs data, NetOutputs net) {
        return new AppPlan(
                rig.scope(Part.APP),
                rig.name,
                "image",
                80,
                256,
                512,
                Map.of("NODE_ENV", "development"),
                List.of(),
                "url",
                List.of(),
                1,
                false,
                true,
                true,
                subnets(),
                List.of(),
                network.vpc(),
                data,
                net);
    }
}
