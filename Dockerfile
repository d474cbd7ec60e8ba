# The operator with the Pulumi CLI and its plugins, so that a run downloads nothing.
# Build the jar first: mvn package; then: docker build --tag greenroom-operator .
FROM pulumi/pulumi-base:3.255.0 AS pulumi
RUN pulumi plugin install resource aws 6.83.0 \
    && pulumi plugin install resource awsx 2.22.0 \
    && mkdir /out \
    && cp /pulumi/bin/pulumi /out/ \
    && cp /root/.pulumi/plugins/resource-aws-v6.83.0/pulumi-resource-aws /out/ \
    && cp /root/.pulumi/plugins/resource-awsx-v2.22.0/pulumi-resource-awsx /out/

FROM debian:bookworm-slim
# util-linux has setsid, which gives each run a session of its own; tini reaps the plugins of a run that was killed.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates openjdk-17-jre-headless tini util-linux \
    && rm -rf /var/lib/apt/lists/*
COPY --from=pulumi /out/ /opt/pulumi/
COPY operator/target/lib/ /opt/greenroom/lib/
COPY operator/target/greenroom-operator.jar /opt/greenroom/
COPY operator/java.options /opt/greenroom/
# The only folder that can be written is /tmp; the user has no entry in /etc/passwd.
ENV PATH=/opt/pulumi:$PATH HOME=/tmp
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["tini", "--", "java", "@/opt/greenroom/java.options", "-jar", "/opt/greenroom/greenroom-operator.jar"]
