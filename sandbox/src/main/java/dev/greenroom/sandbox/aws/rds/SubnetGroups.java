package dev.greenroom.sandbox.aws.rds;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.ec2.Ec2;
import dev.greenroom.sandbox.aws.ec2.Subnet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The DB subnet groups of a region. Without a lock of its own: operations of {@link Rds} use it. */
final class SubnetGroups {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._ -]{1,255}");
    private static final int ZONES_NEEDED = 2;

    private final ServiceEndpoint endpoint;
    private final Ec2 networks;
    private final Map<String, SubnetGroup> groups = new TreeMap<>();

    SubnetGroups(ServiceEndpoint endpoint, Ec2 networks) {
        this.endpoint = endpoint;
        this.networks = networks;
    }

    SubnetGroup create(String name, String description, List<String> subnetIds, Map<String, String> tags) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(key).matches() || key.equals("default")) {
            throw Refusals.invalid("The parameter DBSubnetGroupName is not a valid identifier. It must contain only"
                    + " letters, digits, hyphens, underscores, periods and spaces, and must not be 'default'.");
        }
        if (groups.containsKey(key)) {
            throw AwsException.of("DBSubnetGroupAlreadyExists", "The DB subnet group '" + key + "' already exists.");
        }
        endpoint.within(
                Quota.DB_SUBNET_GROUPS,
                groups.size(),
                () -> AwsException.of(
                        "DBSubnetGroupQuotaExceeded", "The request would exceed the quota of DB subnet groups."));
        String vpcId = vpcOf(subnetIds);
        SubnetGroup group =
                new SubnetGroup(key, endpoint.arn("rds", "subgrp:" + key), description, vpcId, subnetIds, tags);
        groups.put(key, group);
        return group;
    }

    private String vpcOf(List<String> subnetIds) {
        List<Subnet> subnets = subnetIds.stream()
                .map(id -> {
                    try {
                        return networks.requireSubnet(id);
                    } catch (AwsException e) {
                        throw Refusals.invalid("Some input subnets in :[" + id + "] are invalid.");
                    }
                })
                .toList();
        if (subnets.stream().map(Subnet::vpcId).distinct().count() > 1) {
            throw AwsException.of("InvalidSubnet", "The requested subnets are not all in the same VPC.");
        }
        List<String> zones =
                subnets.stream().map(Subnet::zone).distinct().sorted().toList();
        if (zones.size() < ZONES_NEEDED) {
            throw AwsException.of(
                    "DBSubnetGroupDoesNotCoverEnoughAZs",
                    "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: "
                            + String.join(", ", zones) + ". Add subnets to cover at least 2 AZs.");
        }
        return subnets.get(0).vpcId();
    }

    void modify(String name, String description, List<String> subnetIds, Map<String, String> tags) {
        SubnetGroup group = require(name);
        String vpcId = vpcOf(subnetIds);
        groups.put(group.name(), new SubnetGroup(group.name(), group.arn(), description, vpcId, subnetIds, tags));
    }

    /** @param user identifier of a cluster that uses it; empty: none does */
    void delete(String name, Optional<String> user) {
        SubnetGroup group = require(name);
        if (user.isPresent()) {
            throw AwsException.of(
                    "InvalidDBSubnetGroupStateFault",
                    "Cannot delete the subnet group '" + group.name() + "' because at least one database instance: "
                            + user.get() + " is still using it.");
        }
        groups.remove(group.name());
    }

    Optional<SubnetGroup> find(String name) {
        return Optional.ofNullable(groups.get(name.toLowerCase(Locale.ROOT)));
    }

    SubnetGroup require(String name) {
        return find(name)
                .orElseThrow(() -> AwsException.of(
                        "DBSubnetGroupNotFoundFault", "DB subnet group '" + name + "' does not exist."));
    }

    Stream<SubnetGroup> all() {
        return groups.values().stream();
    }
}
