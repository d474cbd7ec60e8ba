package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * The bucket that holds Pulumi's state: versioned, encrypted and closed to the public. One that is absent is made so; one that
 * is there is only read, and refused if it is not so, because its settings may be another tool's.
 */
public final class StateBucket {
    private static final int NOT_FOUND = 404;
    /** Where CreateBucket takes no location constraint ("Amazon S3 API Reference", CreateBucket). */
    private static final String DEFAULT_REGION = "us-east-1";

    private final S3Client s3;
    private final String bucket;
    private final String region;

    public StateBucket(AwsClients clients, S3Location location, String defaultRegion) {
        this.s3 = clients.s3(location, defaultRegion);
        this.bucket = location.bucket();
        this.region = location.regionOr(defaultRegion);
    }

    /** Makes the bucket if it is absent. Empty: it can be used; else a sentence that says what to change. */
    public Optional<String> ensure() {
        try {
            if (absent()) {
                create();
                return Optional.empty();
            }
            return refusal(missingSettings());
        } catch (CloudException e) {
            return Optional.of("the state bucket " + bucket + " cannot be used: " + e.getMessage());
        }
    }

    /** HeadBucket's answer has no body, so there is no code but the status. */
    private boolean absent() {
        try {
            s3.headBucket(h -> h.bucket(bucket));
            return false;
        } catch (SdkException e) {
            if (e instanceof S3Exception answer && answer.statusCode() == NOT_FOUND) {
                return true;
            }
            throw AwsCalls.translated("look at bucket " + bucket + " in " + region, e);
        }
    }

    private void create() {
        AwsCalls.call("create bucket " + bucket, () -> s3.createBucket(this::described));
        AwsCalls.call(
                "block public access to bucket " + bucket,
                () -> s3.putPublicAccessBlock(p -> p.bucket(bucket).publicAccessBlockConfiguration(allBlocked())));
        AwsCalls.call(
                "encrypt bucket " + bucket,
                () -> s3.putBucketEncryption(p -> p.bucket(bucket)
                        .serverSideEncryptionConfiguration(c -> c.rules(ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AES256))
                                .build()))));
        AwsCalls.call(
                "turn on versioning of bucket " + bucket,
                () -> s3.putBucketVersioning(
                        p -> p.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED))));
    }

    private void described(CreateBucketRequest.Builder request) {
        request.bucket(bucket).objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        if (!region.equals(DEFAULT_REGION)) {
            request.createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.fromValue(region)));
        }
    }

    private List<Setting> missingSettings() {
        List<Setting> missing = new ArrayList<>();
        if (!versioned()) {
            missing.add(Setting.VERSIONING);
        }
        if (!encrypted()) {
            missing.add(Setting.ENCRYPTION);
        }
        if (!closed()) {
            missing.add(Setting.PUBLIC_ACCESS_BLOCK);
        }
        return missing;
    }

    private boolean versioned() {
        return AwsCalls.call(
                                "read whether bucket " + bucket + " is versioned (s3:GetBucketVersioning)",
                                () -> s3.getBucketVersioning(g -> g.bucket(bucket)))
                        .status()
                == BucketVersioningStatus.ENABLED;
    }

    private boolean encrypted() {
        return AwsCalls.findByCode(
                        "read the encryption of bucket " + bucket + " (s3:GetEncryptionConfiguration)",
                        () -> s3.getBucketEncryption(g -> g.bucket(bucket)).serverSideEncryptionConfiguration(),
                        Set.of("ServerSideEncryptionConfigurationNotFoundError"))
                .filter(ServerSideEncryptionConfiguration::hasRules)
                .isPresent();
    }

    private boolean closed() {
        return AwsCalls.findByCode(
                        "read the public access block of bucket " + bucket + " (s3:GetBucketPublicAccessBlock)",
                        () -> s3.getPublicAccessBlock(g -> g.bucket(bucket)).publicAccessBlockConfiguration(),
                        Set.of("NoSuchPublicAccessBlockConfiguration"))
                .filter(allBlocked()::equals)
                .isPresent();
    }

    private Optional<String> refusal(List<Setting> missing) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String what = missing.stream().map(Setting::lack).collect(Collectors.joining(" and "));
        String commands =
                missing.stream().map(setting -> setting.command(bucket)).collect(Collectors.joining("; "));
        return Optional.of("the state bucket " + bucket + " " + what + ": run " + commands);
    }

    private static PublicAccessBlockConfiguration allBlocked() {
        return PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(true)
                .blockPublicPolicy(true)
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build();
    }

    /** What the bucket has to have, and the AWS CLI's command for it. */
    private enum Setting {
        VERSIONING("is not versioned", "put-bucket-versioning", "--versioning-configuration Status=Enabled"),
        ENCRYPTION(
                "has no default encryption",
                "put-bucket-encryption",
                "--server-side-encryption-configuration"
                        + " '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"AES256\"}}]}'"),
        PUBLIC_ACCESS_BLOCK(
                "does not block all public access",
                "put-public-access-block",
                "--public-access-block-configuration"
                        + " BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true");

        private final String lack;
        private final String operation;
        private final String value;

        Setting(String lack, String operation, String value) {
            this.lack = lack;
            this.operation = operation;
            this.value = value;
        }

        String lack() {
            return lack;
        }

        String command(String bucket) {
            return "aws s3api " + operation + " --bucket " + bucket + " " + value;
        }
    }
}
