package dev.greenroom.operator.cloud;

import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All ports to AWS, over maps. What is refused, seen or left can be said beforehand; every call is kept. */
public final class CloudInMemory
        implements Networks,
                Listeners,
                DatabaseSecrets,
                SecretCatalog,
                Observer,
                MigrationTasks,
                Presence,
                Inventory,
                CutOffCreates,
                DriftReader {
    /** Account of the operator's own credentials. */
    public static final String ACCOUNT = "123456789012";

    private static final String SECRET_ARN = "arn:aws:secretsmanager:us-west-2:123456789012:secret:";

    /** Calls in order, such as {@code "ensure greenroom/gr-x"}. */
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private final Set<CloudResource> things = ConcurrentHashMap.newKeySet();
    private final Map<CloudResource, Owner> tags = new ConcurrentHashMap<>();
    private final Map<String, String> cutOff = new ConcurrentHashMap<>();
    private final Map<String, String> databaseSecrets = new ConcurrentHashMap<>();
    private final Map<String, CloudException> refusals = new ConcurrentHashMap<>();
    private volatile MigrationTask migration = new MigrationTask("arn:task", MigrationTask.State.SUCCEEDED, null);
    private volatile Observation observation = healthy();
    private volatile List<Difference> differences = List.of();

    public static Observation healthy() {
        return new Observation(Rollout.COMPLETED, 1, 1, 1, "available", new Endpoint.Healthy(200), "", List.of());
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** From now on the call of this name is refused. */
    public void refuse(String call, Kind kind, String reason, String message) {
        refusals.put(call, new CloudException(kind, reason, message, null));
    }

    public void allow(String call) {
        refusals.remove(call);
    }

    /** What every migration comes to from now on. */
    public void migrationsAre(MigrationTask task) {
        migration = task;
    }

    public void looksLike(Observation seen) {
        observation = seen;
    }

    /** What is no longer as it was made, from now on. */
    public void differs(Difference... found) {
        differences = List.of(found);
    }

    public void made(Collection<CloudResource> resources) {
        things.addAll(resources);
    }

    public void removed(Collection<CloudResource> resources) {
        things.removeAll(resources);
    }

    /** From now on the Tagging API lists it, whether it is there or not. */
    public void tagged(CloudResource resource, Owner owner) {
        tags.put(resource, owner);
    }

    /** What a create that is cut off will have made. */
    public void madeByCutOff(String urn, String id) {
        cutOff.put(urn, id);
    }

    public Set<CloudResource> things() {
        return Set.copyOf(things);
    }

    public Set<String> databaseSecrets() {
        return Set.copyOf(databaseSecrets.keySet());
    }

    private void call(String name, String what) {
        calls.add(name + " " + what);
        Optional.ofNullable(refusals.get(name)).ifPresent(refusal -> {
            throw refusal;
        });
    }

    @Override
    public void check(Placement placement, String vpcId, List<String> subnetIds, List<String> securityGroupIds) {
        call("check", vpcId);
    }

    @Override
    public String checkAccount(Placement placement) {
        call("checkAccount", String.valueOf(placement.accountId()));
        return placement.accountId() == null ? ACCOUNT : placement.accountId();
    }

    @Override
    public ListenerFacts facts(NetPlan plan, NetPlan.HostRule rule) {
        call("facts", rule.listenerArn());
        return new ListenerFacts(7, "arn:loadbalancer", "shared.elb.amazonaws.com", "Z1", List.of("sg-1"));
    }

    @Override
    public DatabaseSecret ensure(DataPlan plan) {
        String name = plan.database().secretName();
        call("ensure", name);
        return new DatabaseSecret(
                SECRET_ARN + name + "-Ab3dEf", databaseSecrets.computeIfAbsent(name, key -> "pAssW0rd"));
    }

    @Override
    public void complete(DataPlan plan, DataOutputs outputs) {
        call("complete", plan.database().secretName());
    }

    @Override
    public void delete(Placement placement, String secretName) {
        call("delete", secretName);
        databaseSecrets.remove(secretName);
    }

    @Override
    public Map<String, String> arns(AppPlan plan) {
        call("arns", plan.name());
        return plan.secrets().stream()
                .map(AppPlan.SecretBinding::secretName)
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> SECRET_ARN + name + "-x1Y2z3"));
    }

    @Override
    public Observation observe(AppPlan plan, String taskDefinitionArn, String databaseIdentifier, Probe probe) {
        call("observe", plan.image());
        return observation;
    }

    @Override
    public List<Difference> differences(Standing standing) {
        call("compare", standing.app().isPresent() ? "all" : "data and net");
        return differences;
    }

    @Override
    public MigrationTask run(AppPlan plan, String taskDefinitionArn, String digest) {
        call("migrate", digest);
        return migration;
    }

    @Override
    public void stop(Placement placement, String clusterArn, String taskArn) {
        call("stop", taskArn);
    }

    @Override
    public List<CloudResource> stillThere(Placement placement, Collection<CloudResource> resources) {
        call("stillThere", resources.size() + " at " + placement.region());
        List<CloudResource> there = new ArrayList<>(resources);
        there.retainAll(things);
        return there;
    }

    @Override
    public List<OwnedThing> inRegion(Placement placement, String clusterId, Predicate<CloudResource> known) {
        call("inRegion", placement.accountId() + " " + placement.region());
        return tags.entrySet().stream()
                .filter(tag -> tag.getValue().clusterId().equals(clusterId))
                .filter(tag -> !known.test(tag.getKey()))
                .map(tag -> new OwnedThing(tag.getKey(), tag.getValue()))
                .toList();
    }

    @Override
    public List<OwnedThing> inAccount(Placement placement, String clusterId, Predicate<CloudResource> known) {
        call("inAccount", placement.accountId());
        return List.of();
    }

    @Override
    public Optional<String> find(Placement placement, CutOffCreate create) {
        call("find", create.urn());
        return Optional.ofNullable(cutOff.get(create.urn()));
    }
}
