package dev.greenroom.sandbox.aws.ec2;

/** A virtual network. */
public record Vpc(String id, String arn, String cidrBlock) {}
