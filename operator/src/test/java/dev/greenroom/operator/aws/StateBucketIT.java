package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

class StateBucketIT {
    private final Rig rig = new Rig();
    private final S3Location location = S3Location.parse("s3://" + rig.name + "/below?region=us-west-2" + "&endpoint="
            + System.getenv("AWS_ENDPOINT_URL") + "&s3ForcePathStyle=true");
    private final S3Client s3 = rig.clients.s3(location, "eu-central-1");
    private final StateBucket bucket = new StateBucket(rig.clients, location, "eu-central-1");

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anAbsentBucketIsMadeVersionedEncryptedAndClosed() {
        assertThat(bucket.ensure()).isEmpty();
        assertThat(s3.getBucketVersioning(g -> g.bucket(rig.name)).status()).isEqualTo(BucketVersioningStatus.ENABLED);
        assertThat(s3.getBucketEncryption(g -> g.bucket(rig.name))
                        .serverSideEncryptionConfiguration()
                        .rules())
                .hasSize(1);
        assertThat(s3.getPublicAccessBlock(g -> g.bucket(rig.name))
                        .publicAccessBlockConfiguration()
                        .blockPublicPolicy())
                .isTrue();
        assertThat(s3.getBucketLocation(g -> g.bucket(rig.name)).locationConstraintAsString())
                .isEqualTo("us-west-2");
        assertThat(bucket.ensure()).isEmpty();
    }

    @Test
    void aBucketThatLacksSettingsIsRefusedWithTheCommandsAndNotTouched() {
        s3.createBucket(c -> c.bucket(rig.name).createBucketConfiguration(b -> b.locationConstraint("us-west-2")));
        assertThat(bucket.ensure()).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("the state bucket " + rig.name + " is not versioned and has no default encryption"
                        + " and does not block all public access: run aws s3api put-bucket-versioning --bucket "
                        + rig.name + " --versioning-configuration Status=Enabled; aws s3api put-bucket-encryption"));
        assertThat(s3.getBucketVersioning(g -> g.bucket(rig.name)).status()).isNull();
    }

    @Test
    void onlyTheMissingSettingIsNamed() {
        bucket.ensure();
        s3.putBucketVersioning(
                p -> p.bucket(rig.name).versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)));
        assertThat(bucket.ensure())
                .contains("the state bucket " + rig.name + " is not versioned: run aws s3api put-bucket-versioning"
                        + " --bucket " + rig.name + " --versioning-configuration Status=Enabled");
    }

    @Test
    void blobsArePutReadAndDeletedBelowThePrefix() {
        bucket.ensure();
        S3Blobs blobs = new S3Blobs(rig.clients, location, "eu-central-1");
        assertThat(blobs.get("runs/a.json")).isEmpty();
        blobs.put("runs/a.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(blobs.get("runs/a.json"))
                .hasValueSatisfying(content -> assertThat(content).asString().isEqualTo("{}"));
        assertThat(s3.listObjectsV2(l -> l.bucket(rig.name)).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("below/runs/a.json"));
        assertThat(blobs.list("runs/")).containsExactly("runs/a.json");
        blobs.delete("runs/a.json");
        blobs.delete("runs/a.json");
        assertThat(blobs.get("runs/a.json")).isEmpty();
    }
}
