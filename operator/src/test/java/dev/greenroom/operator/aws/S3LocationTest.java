package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3LocationTest {

    @Test
    void readsBucketPrefixAndRegion() {
        S3Location location = S3Location.parse("s3://state-bucket/team/a/?region=eu-west-1");
        assertThat(location).isEqualTo(new S3Location("state-bucket", "team/a", "eu-west-1", null, false));
        assertThat(location.key(".pulumi/x.json")).isEqualTo("team/a/.pulumi/x.json");
        assertThat(location.regionOr("us-west-2")).isEqualTo("eu-west-1");
    }

    @Test
    void needsOnlyABucket() {
        S3Location location = S3Location.parse("s3://state_bucket");
        assertThat(location).isEqualTo(new S3Location("state_bucket", "", null, null, false));
        assertThat(location.key("x")).isEqualTo("x");
        assertThat(location.regionOr("us-west-2")).isEqualTo("us-west-2");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint=127.0.0.1:9000&disableSSL=true&s3ForcePathStyle=true, http://127.0.0.1:9000,  true",
        "endpoint=http%3A%2F%2F127.0.0.1:9000&use_path_style=1,         http://127.0.0.1:9000,  true",
        "endpoint=s3.example.com&disable_https=false,                   https://s3.example.com, false",
    })
    void readsEndpointsAsPulumiDoes(String query, URI endpoint, boolean pathStyle) {
        S3Location location = S3Location.parse("s3://bucket?" + query);
        assertThat(location.endpoint()).isEqualTo(endpoint);
        assertThat(location.pathStyle()).isEqualTo(pathStyle);
    }

    @Test
    void refusesWhatItWouldNotFollow() {
        assertThatThrownBy(() -> S3Location.parse("s3://bucket?profile=ci"))
                .hasMessageContaining("parameter profile of the state backend's URL is not supported");
        assertThatThrownBy(() -> S3Location.parse("file:///state")).hasMessageContaining("s3://BUCKET");
        assertThatThrownBy(() -> S3Location.parse("s3:///state")).hasMessageContaining("s3://BUCKET");
    }
}
