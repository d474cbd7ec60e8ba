package dev.greenroom.sandbox.aws.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** "AWS Identity and Access Management API Reference". Role names are unique whatever their path and letter case. */
public final class Iam implements Service {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final Pattern AWS_POLICY = Pattern.compile("arn:aws:iam::aws:policy/.+");

    private final ServiceEndpoint endpoint;
    private final Map<String, Role> roles = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> policies = new HashSet<>();

    public Iam(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A policy of the account that was there before. */
    public void seedPolicy(String arn) {
        endpoint.look(() -> policies.add(arn));
    }

    public Role createRole(String name, String path, RoleSettings settings) {
        return endpoint.call("CreateRole", () -> {
            checkName("roleName", name);
            checkDocument("This policy contains invalid Json", settings.assumeRolePolicy());
            checkBoundary(settings.permissionsBoundary());
            if (roles.containsKey(name)) {
                throw AwsException.of("EntityAlreadyExists", 409, "Role with name " + name + " already exists.");
            }
            endpoint.within(
                    Quota.ROLES,
                    roles.size(),
                    () -> AwsException.of(
                            "LimitExceeded",
                            409,
                            "Cannot exceed quota for RolesPerAccount: "
                                    + endpoint.account().quotas().of(Quota.ROLES)));
            Role role = new Role(
                    name,
                    path,
                    "arn:aws:iam::" + endpoint.account().id() + ":role" + path + name,
                    "AROA" + endpoint.ids().capitals(17),
                    endpoint.now(),
                    settings.description(),
                    settings.assumeRolePolicy(),
                    settings.permissionsBoundary(),
                    settings.maxSessionSeconds(),
                    Map.of(),
                    Set.of(),
                    settings.tags());
            roles.put(name, role);
            return role;
        });
    }

    /** UpdateRole, UpdateAssumeRolePolicy, PutRolePermissionsBoundary and TagRole in one. */
    public void updateRole(String name, RoleSettings settings) {
        endpoint.run("UpdateRole", () -> {
            Role role = require(name);
            checkDocument("This policy contains invalid Json", settings.assumeRolePolicy());
            checkBoundary(settings.permissionsBoundary());
            roles.put(
                    name,
                    new Role(
                            role.name(),
                            role.path(),
                            role.arn(),
                            role.uniqueId(),
                            role.createdAt(),
                            settings.description(),
                            settings.assumeRolePolicy(),
                            settings.permissionsBoundary(),
                            settings.maxSessionSeconds(),
                            role.inlinePolicies(),
                            role.attachedPolicies(),
                            settings.tags()));
        });
    }

    public Optional<Role> role(String name) {
        return endpoint.call("GetRole", () -> Optional.ofNullable(roles.get(name)));
    }

    /** The role by its ARN, within an operation of any service. */
    public Optional<Role> roleOf(String arn) {
        return Optional.ofNullable(roles.get(arn.substring(arn.lastIndexOf('/') + 1)))
                .filter(role -> role.arn().equals(arn));
    }

    /** Refused while the role has policies. */
    public void deleteRole(String name) {
        endpoint.run("DeleteRole", () -> {
            Role role = require(name);
            if (!role.attachedPolicies().isEmpty()) {
                throw conflict("Cannot delete entity, must detach all policies first.");
            }
            if (!role.inlinePolicies().isEmpty()) {
                throw conflict("Cannot delete entity, must delete policies first.");
            }
            roles.remove(name);
        });
    }

    /** Makes or replaces an inline policy. */
    public void putRolePolicy(String roleName, String policyName, String document) {
        endpoint.run("PutRolePolicy", () -> {
            Role role = require(roleName);
            checkName("policyName", policyName);
            checkDocument("Syntax errors in policy.", document);
            Map<String, String> inline = new TreeMap<>(role.inlinePolicies());
            inline.put(policyName, document);
            roles.put(roleName, role.withPolicies(inline, role.attachedPolicies()));
        });
    }

    public Optional<String> rolePolicy(String roleName, String policyName) {
        return endpoint.call("GetRolePolicy", () -> Optional.ofNullable(roles.get(roleName))
                .map(role -> role.inlinePolicies().get(policyName)));
    }

    public void deleteRolePolicy(String roleName, String policyName) {
        endpoint.run("DeleteRolePolicy", () -> {
            Role role = require(roleName);
            Map<String, String> inline = new TreeMap<>(role.inlinePolicies());
            if (inline.remove(policyName) == null) {
                throw noEntity("The role policy with name " + policyName + " cannot be found.");
            }
            roles.put(roleName, role.withPolicies(inline, role.attachedPolicies()));
        });
    }

    public void attachRolePolicy(String roleName, String policyArn) {
        endpoint.run("AttachRolePolicy", () -> {
            Role role = require(roleName);
            if (!exists(policyArn)) {
                throw noEntity("Policy " + policyArn + " does not exist or is not attachable.");
            }
            Set<String> attached = new TreeSet<>(role.attachedPolicies());
            if (attached.add(policyArn)) {
                endpoint.within(
                        Quota.POLICIES_PER_ROLE,
                        role.attachedPolicies().size(),
                        () -> AwsException.of(
                                "LimitExceeded",
                                409,
                                "Cannot exceed quota for PoliciesPerRole: "
                                        + endpoint.account().quotas().of(Quota.POLICIES_PER_ROLE)));
            }
            roles.put(roleName, role.withPolicies(role.inlinePolicies(), attached));
        });
    }

    public void detachRolePolicy(String roleName, String policyArn) {
        endpoint.run("DetachRolePolicy", () -> {
            Role role = require(roleName);
            Set<String> attached = new TreeSet<>(role.attachedPolicies());
            if (!attached.remove(policyArn)) {
                throw noEntity("Policy " + policyArn + " was not found.");
            }
            roles.put(roleName, role.withPolicies(role.inlinePolicies(), attached));
        });
    }

    @Override
    public Stream<AwsResource> inventory() {
        return roles.values().stream()
                .map(role -> new AwsResource("aws:iam/role:Role", role.name(), role.arn(), role.tags()));
    }

    private boolean exists(String policyArn) {
        return policies.contains(policyArn) || AWS_POLICY.matcher(policyArn).matches();
    }

    private void checkBoundary(String policyArn) {
        if (policyArn != null && !exists(policyArn)) {
            throw noEntity("Scope ARN: " + policyArn + " does not exist or is not attachable.");
        }
    }

    private static void checkName(String parameter, String name) {
        int longest = parameter.equals("roleName") ? LONGEST_NAME : 2 * LONGEST_NAME;
        String constraint = null;
        if (name.length() > longest) {
            constraint = "Member must have length less than or equal to " + longest;
        } else if (!NAME.matcher(name).matches()) {
            constraint = "Member must satisfy regular expression pattern: [\\w+=,.@-]+";
        }
        if (constraint != null) {
            throw AwsException.common(
                    "ValidationError",
                    "1 validation error detected: Value '" + name + "' at '" + parameter
                            + "' failed to satisfy constraint: " + constraint);
        }
    }

    private static void checkDocument(String words, String document) {
        try {
            JsonNode policy = JSON.readTree(document);
            if (policy == null || !policy.isObject() || !policy.has("Statement")) {
                throw AwsException.of("MalformedPolicyDocument", words);
            }
        } catch (JsonProcessingException e) {
            throw AwsException.of("MalformedPolicyDocument", words);
        }
    }

    private Role require(String name) {
        Role role = roles.get(name);
        if (role == null) {
            throw noEntity("The role with name " + name + " cannot be found.");
        }
        return role;
    }

    private static AwsException noEntity(String words) {
        return AwsException.of("NoSuchEntity", 404, words);
    }

    private static AwsException conflict(String words) {
        return AwsException.of("DeleteConflict", 409, words);
    }
}
