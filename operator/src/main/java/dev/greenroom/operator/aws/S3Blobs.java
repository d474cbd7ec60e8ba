package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Blobs;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects of the state bucket, below the location's prefix. */
public final class S3Blobs implements Blobs {
    private final S3Client s3;
    private final S3Location location;

    public S3Blobs(AwsClients clients, S3Location location, String defaultRegion) {
        this.s3 = clients.s3(location, defaultRegion);
        this.location = location;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return AwsCalls.find(
                        "read " + url(key),
                        () -> s3.getObjectAsBytes(
                                g -> g.bucket(location.bucket()).key(location.key(key))),
                        NoSuchKeyException.class)
                .map(ResponseBytes::asByteArray);
    }

    @Override
    public void put(String key, byte[] content) {
        AwsCalls.call(
                "write " + url(key),
                () -> s3.putObject(
                        p -> p.bucket(location.bucket()).key(location.key(key)), RequestBody.fromBytes(content)));
    }

    @Override
    public void delete(String key) {
        AwsCalls.call(
                "delete " + url(key),
                () -> s3.deleteObject(d -> d.bucket(location.bucket()).key(location.key(key))));
    }

    @Override
    public List<String> list(String prefix) {
        String below = location.key("");
        return AwsCalls.call(
                "list " + url(prefix), () -> s3
                        .listObjectsV2Paginator(l -> l.bucket(location.bucket()).prefix(location.key(prefix)))
                        .contents()
                        .stream()
                        .map(object -> object.key().substring(below.length()))
                        .toList());
    }

    private String url(String key) {
        return "s3://" + location.bucket() + "/" + location.key(key);
    }
}
